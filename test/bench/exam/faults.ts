// What may not cost an answer: the server killed while it saves, connections that break before the answer or in the middle
// of a request, requests that come twice, late, out of order, or with another response under a revision already taken.

import { Broken, Connection } from './connection.ts'
import type { Candidate, Sent } from './candidate.ts'
import type { Served } from './process.ts'
import { line, sleep } from './settings.ts'

const KILLS = 5
/** How long the server is up between two kills, in milliseconds: at least, and by chance as much again and more. */
const UP_MS = { least: 1500, more: 4500 }
const GIVE_UP_MS = 180_000
const RESTART_SECONDS = 120

type Trick = 'plain' | 'again' | 'twice at once' | 'out of order' | 'another response' | 'dropped' | 'cut short'
const TRICKS: readonly (readonly [Trick, number])[] = [
  ['again', 0.12], ['twice at once', 0.1], ['out of order', 0.1], ['another response', 0.08], ['dropped', 0.15], ['cut short', 0.08], ['plain', 1],
]

function chosen(): Trick {
  let left = Math.random()
  for (const [trick, share] of TRICKS) {
    left -= share
    if (left < 0) return trick
  }
  return 'plain'
}

const among = <T>(things: readonly T[]): T => things[Math.floor(Math.random() * things.length)] as T

/** Runs it and tells the counts; what went wrong, in words. The server is up again afterwards. */
export async function faultRun(server: Served, candidates: readonly Candidate[]): Promise<string[]> {
  const faults: string[] = []
  const counts = new Map<string, number>()
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1)
  let running = true

  /** Sends until there is an answer, as the exam page does: over broken connections and while the server is away. */
  async function surely(candidate: Candidate, connection: Connection, answer: Sent): Promise<void> {
    const giveUp = Date.now() + GIVE_UP_MS
    for (let wait = 20; ; wait = Math.min(1000, wait * 2))
      try {
        const { status, body } = await connection.send(candidate.save(answer))
        count('answers of the server')
        const wrong = status === 200 ? candidate.heard(answer, body) : `a save was answered with ${status} ${body.slice(0, 200)}`
        if (wrong) faults.push(wrong)
        return
      } catch (fault) {
        if (!(fault instanceof Broken) || Date.now() > giveUp) throw fault
        count('sent again after a broken connection')
        await sleep(wait * (0.5 + Math.random()))
      }
  }

  async function play(candidate: Candidate): Promise<void> {
    const second = new Connection(server.port)
    while (running && faults.length === 0) {
      await sleep(Math.random() * 60)
      const slot = among(candidate.slots)
      const trick = chosen()
      count(trick)
      const acknowledged = candidate.acknowledged.get(slot)
      if (trick === 'again' && acknowledged) {
        const revision = 1 + Math.floor(Math.random() * acknowledged.revision)
        await surely(candidate, candidate.connection, candidate.sentBefore(slot, revision))
      } else if (trick === 'another response' && acknowledged) {
        const other = candidate.otherThan(slot, acknowledged.revision)
        await surely(candidate, candidate.connection, other)
      } else if (trick === 'twice at once') {
        const answer = candidate.next(slot)
        await Promise.all([surely(candidate, candidate.connection, answer), surely(candidate, second, answer)])
      } else if (trick === 'out of order') {
        const [first, later] = [candidate.next(slot), candidate.next(slot)]
        await surely(candidate, candidate.connection, later)
        await surely(candidate, candidate.connection, first)
      } else if (trick === 'dropped' || trick === 'cut short') {
        const answer = candidate.next(slot)
        const whole = candidate.save(answer)
        const bytes = trick === 'dropped' ? whole : whole.subarray(0, whole.length - 1 - Math.floor(Math.random() * 20))
        const under = second.send(bytes).catch(() => {})
        await sleep(Math.random() * 4)
        second.drop()
        await under
        await surely(candidate, candidate.connection, answer)
      } else await surely(candidate, candidate.connection, candidate.next(slot))
    }
    second.drop()
  }

  for (const candidate of candidates)
    for (const answer of [await candidate.start(), await candidate.read()])
      if (answer.status >= 300) faults.push(`the way in: ${answer.status} ${answer.body.slice(0, 200)}`)
  const playing = Promise.all(candidates.map((candidate) => play(candidate).catch((fault: Error) => void faults.push(fault.message))))
  const away: number[] = []
  for (let kill = 0; kill < KILLS && faults.length === 0; kill++) {
    await sleep(UP_MS.least + Math.random() * UP_MS.more)
    const begun = Date.now()
    await server.end('SIGKILL')
    await server.start('/readyz', RESTART_SECONDS)
    away.push((Date.now() - begun) / 1000)
  }
  await sleep(UP_MS.least)
  running = false
  await playing

  for (const candidate of candidates) faults.push(...(await onThePaper(candidate)))
  console.log(`\nFaults: ${candidates.length} candidates save all the time; the server is killed with SIGKILL ${away.length} times`)
  line('away', `${away.map((seconds) => seconds.toFixed(1)).join(' · ')} s`)
  for (const [what, many] of counts) line(what, String(many))
  const slots = candidates.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0)
  line('on the papers afterwards', `${slots} slots with an acknowledged answer; lost or changed: ${faults.length}`)
  return faults
}

/** What is wrong with a paper as the server gives it out at the end. */
async function onThePaper(candidate: Candidate): Promise<string[]> {
  const { status, body } = await candidate.read()
  if (status !== 200) return [`the paper at the end: ${status} ${body.slice(0, 200)}`]
  const { answers } = JSON.parse(body) as { answers: Record<string, { revision: number; response: unknown }> }
  return [...candidate.acknowledged.keys()].flatMap((slot) => {
    const stands = answers[slot]
    return (stands ? candidate.standing(slot, stands.revision, stands.response) : `slot ${slot} is empty on the paper`) ?? []
  })
}
