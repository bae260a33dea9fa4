// An exam as it happens: everybody starts within ten seconds, reads the paper, and saves one answer every six seconds.

import { performance } from 'node:perf_hooks'
import type { Candidate } from './candidate.ts'
import type { Answer } from './connection.ts'
import type { Served } from './process.ts'
import { goal, line, sleep, Times } from './settings.ts'

/** Within how long everybody starts; without the minutes afterwards it is only the way into the comparison. */
const startWithin = (minutes: number): number => (minutes === 0 ? 1000 : 10_000)
const EVERY_MS = 6_000

/** Runs it and tells the figures; what went wrong, in words. */
export async function paced(server: Served, candidates: readonly Candidate[], minutes: number): Promise<string[]> {
  const [starts, papers, saves] = [new Times(), new Times(), new Times()]
  const faults: string[] = []
  const startMs = startWithin(minutes)
  const timed = async (times: Times, what: string, good: readonly number[], work: () => Promise<Answer>): Promise<Answer | undefined> => {
    const begun = performance.now()
    try {
      const answer = await work()
      times.add(performance.now() - begun)
      if (good.includes(answer.status)) return answer
      faults.push(`${what}: ${answer.status} ${answer.body.slice(0, 200)}`)
    } catch (fault) {
      faults.push(`${what}: ${(fault as Error).message}`)
    }
    return undefined
  }

  const before = await server.use()
  const begun = performance.now()
  let most = before.rss
  let running = true
  const watch = (async () => {
    while (running) {
      most = Math.max(most, (await server.use()).rss)
      for (let i = 0; i < 20 && running; i++) await sleep(100)
    }
  })()

  await Promise.all(
    candidates.map(async (candidate) => {
      await sleep(Math.random() * startMs)
      if (await timed(starts, 'start', [201], () => candidate.start())) await timed(papers, 'paper', [200], () => candidate.read())
    }),
  )
  const started = candidates.filter(({ slots }) => slots.length > 0)
  const [afterStart, startedAt] = [await server.use(), performance.now()]
  const rounds = Math.round((minutes * 60_000) / EVERY_MS)
  await Promise.all(
    started.map(async (candidate) => {
      const first = performance.now() + Math.random() * EVERY_MS
      const under: Promise<void>[] = []
      for (let round = 0; round < rounds; round++) {
        await sleep(first + round * EVERY_MS - performance.now())
        under.push(saveOne(candidate))
        await under.shift()
      }
    }),
  )
  async function saveOne(candidate: Candidate): Promise<void> {
    const { slots } = candidate
    const answer = candidate.next(slots[Math.floor(Math.random() * slots.length)] as number)
    const { slot, revision, response } = answer
    const told = await timed(saves, 'save', [200], () => candidate.ask('PUT', candidate.answersPath, { answers: [{ slot, revision, response }] }))
    const wrong = told && candidate.heard(answer, told.body)
    if (wrong) faults.push(wrong)
  }
  const after = await server.use()
  const [startSeconds, saveSeconds] = [(startedAt - begun) / 1000, (performance.now() - startedAt) / 1000]
  running = false
  await watch

  console.log(`\nAn exam: ${candidates.length} candidates start within ${startMs / 1000} s, then each saves one answer every ${EVERY_MS / 1000} s for ${minutes} min`)
  line('start', starts.told())
  line('paper', papers.told())
  line('save', saves.told())
  const again = candidates.reduce((sum, { reconnected }) => sum + reconnected, 0)
  line('errors', `${faults.length}; sent again because an idle connection was just closing: ${again}`)
  line('processor, starting', `${(afterStart.cpu - before.cpu).toFixed(1)} s in ${startSeconds.toFixed(0)} s: ${share(afterStart.cpu - before.cpu, startSeconds)} of one core`)
  line('processor, saving', `${(after.cpu - afterStart.cpu).toFixed(1)} s in ${saveSeconds.toFixed(0)} s: ${share(after.cpu - afterStart.cpu, saveSeconds)} of one core, ${(((after.cpu - afterStart.cpu) * 1000) / Math.max(1, saves.count)).toFixed(2)} ms a save`)
  line('memory, most resident', `${(most / 2 ** 20).toFixed(0)} MB`)
  goal('goal: no error', String(faults.length), faults.length === 0)
  if (saves.count === 0) return faults
  goal('goal: save p99 under 100 ms', `${saves.at(0.99).toFixed(1)} ms`, saves.at(0.99) < 100)
  goal('goal: start p99 under 1 s', `${starts.at(0.99).toFixed(1)} ms`, starts.at(0.99) < 1000)
  return faults
}

const share = (cpu: number, seconds: number) => `${((cpu / seconds) * 100).toFixed(0)} %`
