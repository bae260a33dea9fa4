// npm run admin -- simulate-sitting and remove-simulation: a sitting of simulated people through the real exam door, for
// load and for the screens of the analysis.

import { serve } from '@hono/node-server'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { asId, type SittingId } from './domain/ids.ts'
import { addDays, addMs, dayOf, msOf, startOfDay } from './domain/instant.ts'
import { STATED_MODEL } from './domain/exam/response-model.ts'
import { projectRoot, StartRefusal } from './env.server.ts'
import { sessionsOf } from './http/session.ts'
import { front } from './server.ts'
import type { App } from './services/app.ts'
import { closeOverdueOf } from './services/closing.ts'
import { MOST_AT_ONCE, playSimulation, type Played } from './services/simulation/play.ts'
import { MOST_CANDIDATES, prepareSimulation, releaseSimulation, removeSimulation, simulatedSittings, simulatingAssociation } from './services/simulation/prepare.ts'

export const SIMULATION_USAGE = `  simulate-sitting [--candidates N] [--seed SEED] [--title TITLE] [--organisation REGION|ID] [--days-ago D] [--at-once N]
                   [--url URL] [--speed X] [--release]
      plays a sitting of 1 to ${MOST_CANDIDATES} simulated candidates (100) through the exam door and says by which model they answer.
      Without --url a server of its own is used, on this machine only, and the sitting lies D days back (1) on its clock.
      With --url a running server is asked, now: as fast as it answers, or X times as fast as people are (--speed X).
      Results wait for an officer as always; --release lets a second simulated account release them.
  remove-simulation [SITTING]
      removes a simulated sitting with its people, papers, answers, results and cases; without SITTING tells which there are`

export interface SimulationWish {
  readonly candidates: number
  /** The same seed makes the same people, and items of the same traits; forms are drawn anew, as for everybody. */
  readonly seed: string
  readonly title: string
  readonly organisation: string
  readonly daysAgo: number
  readonly atOnce: number
  readonly url: string | null
  readonly speed: number | null
  readonly release: boolean
}

export interface Simulated extends Played {
  readonly sittingId: SittingId
  readonly title: string
  /** Whether the results are released, or why not. */
  readonly released: boolean | string
}

/** Prepares a simulated sitting, plays it, closes what ran out of time. @throws StartRefusal for what cannot be */
export async function simulate(app: App, wish: SimulationWish): Promise<Simulated> {
  const organisationId = await simulatingAssociation(app, wish.organisation)
  if (!organisationId) throw new StartRefusal(`There is no association ${wish.organisation}; name a two-digit region or an id.`)
  const begun = app.now()
  const startFrom = wish.url === null ? addMs(startOfDay(addDays(dayOf(begun), -wish.daysAgo)), 9 * 3_600_000) : begun
  // A server of its own lives by the clock of the simulated day; a running one by the clock on the wall.
  let clock = startFrom
  const there: App = wish.url === null ? { ...app, now: () => clock } : app
  const prepared = await prepareSimulation(there, { title: wish.title, candidates: wish.candidates, startFrom, organisationId })
  if (!prepared.ok) throw new StartRefusal(`Not simulated: ${prepared.refusal} ${JSON.stringify(prepared.detail ?? {})}. Nothing was changed.`)
  const { sittingId, title, hardClose } = prepared.value

  const sessions = sessionsOf(app)
  const server = wish.url === null ? await ownServer(there) : undefined
  try {
    const played = await playSimulation(there, prepared.value, {
      url: server?.url ?? (wish.url as string).replace(/\/+$/, ''),
      seed: wish.seed,
      atOnce: wish.atOnce,
      cookieOf: async (person) => (await sessions.begin(person)).split(';')[0] ?? '',
      untilTime: async (at) => {
        if (server) clock = at
        else if (wish.speed !== null) await wait(msOf(addMs(begun, (msOf(at) - msOf(startFrom)) / wish.speed)) - msOf(app.now()))
      },
    })
    if (server) {
      clock = addMs(hardClose, 60_000)
      await closeOverdueOf(there, sittingId)
    }
    return { sittingId, title, ...played, released: wish.release ? await release(there, sittingId) : false }
  } finally {
    await server?.stop()
  }
}

async function release(app: App, sittingId: SittingId): Promise<true | string> {
  const released = await releaseSimulation(app, sittingId)
  return released.ok ? true : released.refusal
}

const wait = (ms: number) => new Promise<void>((go) => setTimeout(go, Math.max(0, ms)))

/** The whole front of the program on a free port of the loopback. */
async function ownServer(app: App): Promise<{ url: string; stop(): Promise<void> }> {
  const buildFolder = join(projectRoot(), 'build')
  const build = async () => (await import(pathToFileURL(join(buildFolder, 'server/remix.js')).href)) as ServerBuild
  const { fetch } = front(app, { trustProxy: false, build, buildFolder })
  return new Promise((resolve) => {
    const node = serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve({
        url: `http://127.0.0.1:${port}`,
        stop: () =>
          new Promise<void>((done) => {
            node.close(() => done())
            if ('closeAllConnections' in node) node.closeAllConnections()
          }),
      }))
  })
}

type Flags = Readonly<Record<string, string>>

function wholeNumber(flags: Flags, name: string, otherwise: number, least: number, most: number): number {
  const text = flags[name]
  if (text === undefined) return otherwise
  const n = Number(text)
  if (!/^\d+$/.test(text) || n < least || n > most) throw new StartRefusal(`--${name} is a whole number from ${least} to ${most}.`)
  return n
}

/** The flags as a wish. @throws StartRefusal for one that cannot be, before anything is written */
export function simulationWish(flags: Flags, freshSeed: string): SimulationWish {
  const { url, speed } = flags
  if (url !== undefined && !/^https?:\/\/[^/]+\/?$/.test(url)) throw new StartRefusal('--url is the address of a server, such as http://127.0.0.1:3000.')
  if (url !== undefined && flags['days-ago'] !== undefined) throw new StartRefusal('--days-ago is for a server of its own; a running one has the clock on the wall. Leave out one of --url and --days-ago.')
  if (speed !== undefined && (url === undefined || !(Number(speed) > 0 && Number(speed) <= 10_000)))
    throw new StartRefusal('--speed is a number above 0, up to 10000, and goes with --url: 1 is as slow as people are.')
  return {
    candidates: wholeNumber(flags, 'candidates', 100, 1, MOST_CANDIDATES),
    seed: flags.seed ?? freshSeed,
    title: flags.title ?? '演练',
    organisation: flags.organisation ?? '31',
    daysAgo: wholeNumber(flags, 'days-ago', 1, 1, 3650),
    atOnce: wholeNumber(flags, 'at-once', MOST_AT_ONCE, 1, MOST_AT_ONCE),
    url: url ?? null,
    speed: speed === undefined ? null : Number(speed),
    release: flags.release !== undefined,
  }
}

/** The verb simulate-sitting. */
export async function simulateSitting(app: App, flags: Flags): Promise<number> {
  const wish = simulationWish(flags, app.id())
  console.log(`Model: ${STATED_MODEL}\nSeed: ${wish.seed}`)
  const done = await simulate(app, wish)
  console.log(`Sitting: ${done.sittingId} “${done.title}”, simulated: marked everywhere, no certificate can come of it.`)
  console.log(`${done.candidates} candidates, ${done.answers} answers saved, ${done.handedIn} handed in, ${done.failed} requests failed, ${done.seconds.toFixed(1)} s (${Math.round(done.answers / done.seconds)} saves a second).`)
  if (done.firstFailure) console.error(`The first failure: ${done.firstFailure}`)
  console.log(done.released === true ? 'Results: released by a simulated account.' : `Results: not released${typeof done.released === 'string' ? ` (${done.released})` : ''}; an officer may release them at /association/sittings/${done.sittingId}.`)
  console.log(`Remove it: npm run admin -- remove-simulation ${done.sittingId}`)
  return done.failed > 0 ? 1 : 0
}

/** The verb remove-simulation. */
export async function removeSimulatedSitting(app: App, [wanted]: readonly string[]): Promise<number> {
  if (wanted === undefined) {
    const there = await simulatedSittings(app)
    for (const { id, title } of there) console.log(`${id}  ${title}`)
    console.log(there.length === 0 ? 'There is no simulated sitting.' : 'Name one of these to remove it.')
    return 0
  }
  const id = asId<'sitting'>(wanted)
  const removed = id ? await removeSimulation(app, id) : undefined
  if (!removed?.ok)
    throw new StartRefusal(
      removed?.refusal === 'sitting-not-simulated'
        ? `Sitting ${wanted} is not a simulated one: real people are never removed like this. Nothing was changed.`
        : `There is no sitting ${wanted}. Nothing was changed.`,
    )
  console.log(`Removed “${removed.value.title}” with ${removed.value.people} simulated people. Its item versions stay pinned, and the audit keeps that it was there.`)
  return 0
}
