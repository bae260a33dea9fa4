// How many saves a second the server sustains, beside the bare limit: the same requests from the same client, turn by turn
// in the same run, because machines are noisy and ratios are not.

import { performance } from 'node:perf_hooks'
import type { Candidate } from './candidate.ts'
import { type Connection, sendSurely } from './connection.ts'
import type { Served } from './process.ts'
import { goal, line, median, Times } from './settings.ts'

/** How many connections ask at the same time, each for the next save as soon as the last is acknowledged. */
const AT_ONCE = 64
const TURNS = 4
const WARM_SECONDS = 1

interface Turn {
  readonly perSecond: number
  readonly cpuMs: number
  readonly p99: number
}

/**
 * Tells both and their ratio; what went wrong, in words.
 * @param connectTo a connection of a candidate to the bare server
 * @param seconds of each turn; there are four of the product and four of the bare limit
 */
export async function saturation(product: Served, bare: Served, candidates: readonly Candidate[], connectTo: (candidate: Candidate) => Connection, seconds: number): Promise<string[]> {
  const faults: string[] = []
  const busy = candidates.slice(0, AT_ONCE)
  const bareConnections = new Map(busy.map((candidate) => [candidate, connectTo(candidate)]))
  const counters = new Map(busy.map((candidate) => [candidate, 0]))
  const turn = async (server: Served, connectionOf: (candidate: Candidate) => Connection, acknowledged: boolean, length: number): Promise<Turn> => {
    const times = new Times()
    const before = await server.use()
    const begun = performance.now()
    const until = begun + length * 1000
    await Promise.all(
      busy.map(async (candidate) => {
        const { slots } = candidate
        const connection = connectionOf(candidate)
        while (performance.now() < until) {
          const count = (counters.get(candidate) ?? 0) + 1
          counters.set(candidate, count)
          const answer = candidate.next(slots[count % slots.length] as number)
          const sentAt = performance.now()
          const { status, body } = await sendSurely(connection, candidate.save(answer), () => {})
          times.add(performance.now() - sentAt)
          const wrong = status !== 200 ? `${status} ${body.slice(0, 200)}` : acknowledged ? candidate.heard(answer, body) : undefined
          if (wrong) {
            faults.push(wrong)
            return
          }
        }
      }),
    )
    const took = (performance.now() - begun) / 1000
    const after = await server.use()
    return { perSecond: times.count / took, cpuMs: ((after.cpu - before.cpu) * 1000) / Math.max(1, times.count), p99: times.at(0.99) }
  }
  const ofProduct = (length: number) => turn(product, (candidate) => candidate.connection, true, length)
  const ofBare = (length: number) => turn(bare, (candidate) => bareConnections.get(candidate) as Connection, false, length)

  await ofProduct(WARM_SECONDS)
  await ofBare(WARM_SECONDS)
  const turns: { product: Turn; bare: Turn }[] = []
  for (let n = 0; n < TURNS && faults.length === 0; n++) turns.push({ product: await ofProduct(seconds), bare: await ofBare(seconds) })
  for (const connection of bareConnections.values()) connection.drop()

  console.log(`\nSaturation: ${busy.length} connections, each saving as soon as the last save is acknowledged; ${TURNS} turns of ${seconds} s each, in turn`)
  const told = (name: string, those: Turn[]) =>
    line(name, `${those.map(({ perSecond }) => perSecond.toFixed(0)).join(' · ')} saves/s; ${median(those.map(({ cpuMs }) => cpuMs)).toFixed(3)} ms of processor a save; p99 ${median(those.map(({ p99 }) => p99)).toFixed(1)} ms`)
  told('the product', turns.map((one) => one.product))
  told('node:http and one statement', turns.map((one) => one.bare))
  const ratio = median(turns.map(({ product: p, bare: b }) => p.perSecond / b.perSecond))
  line('ratio by processor time', median(turns.map(({ product: p, bare: b }) => b.cpuMs / p.cpuMs)).toFixed(2))
  goal('goal: ratio of saves/s at least 0.5', ratio.toFixed(2), ratio >= 0.5)
  return faults
}
