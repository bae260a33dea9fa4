// The room of the benchmark: a data folder of its own with candidates booked on a sitting that has begun, their forms
// made and their log-ins open. People, the sitting, rules, forms and sessions come about by the product's own services. Two
// things are passed over, for they are not what is measured: passwords are not hashed, and the seats are entered without
// asking whether everybody has studied the whole programme.

import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addMs, type Instant } from '#app/domain/instant.ts'
import type { Result } from '#app/domain/result.ts'
import { projectRoot, readEnvironment } from '#app/env.server.ts'
import { sessionsOf } from '#app/http/session.ts'
import { assemble } from '#app/main.server.ts'
import { signUp } from '#app/services/account.ts'
import type { App } from '#app/services/app.ts'
import { prepareForms } from '#app/services/attempts.ts'
import { associationId } from '#app/services/organisations.ts'
import { acceptRules, NEW_BOOKING, openSitting } from '#app/services/sittings.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import { freePort, Served } from './process.ts'

const HOUR = 3600_000
const REGION = '31'

export interface Seat {
  /** The session's cookie. */
  readonly cookie: string
}

export interface Room {
  readonly folder: string
  readonly databaseFile: string
  readonly logFile: string
  readonly sitting: string
  readonly seats: readonly Seat[]
  readonly server: Served
}

const must = <T>(result: Result<T, string>): T => {
  if (result.ok) return result.value
  throw new Error(`the benchmark's room could not be made: ${result.refusal} ${JSON.stringify(result.detail ?? {})}`)
}
const at = (app: App, now: Instant): App => ({ ...app, now: () => now })

/** @param profile a folder for a CPU profile of the server */
export async function makeRoom(candidates: number, profile: string | undefined): Promise<Room> {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-bench-'))
  const dataDir = join(folder, 'data')
  mkdirSync(dataDir)
  const port = await freePort()
  // What a production server is given; logging as it comes, into a file. Nothing of the caller's own settings.
  const environment = {
    PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, DATABASE_URL: '', DATABASE_READ_URL: '', WEB_CONCURRENCY: '1', LOG_LEVEL: 'info',
    PUBLIC_URL: `http://127.0.0.1:${port}`, SECRET_KEY: 'the benchmark has no secret worth the name', RATE_LIMIT_FACTOR: '1000', NODE_ENV: 'production',
  }
  const world = await assemble(readEnvironment('production', { ...environment, LOG_LEVEL: 'warn' }))
  try {
    const { sitting, seats } = await fill(world.app, candidates)
    const args = [...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`] : []), 'app/run.mjs', 'serve']
    const logFile = join(folder, 'server.log')
    const server = new Served(port, args, environment, logFile, projectRoot())
    return { folder, logFile, databaseFile: join(dataDir, 'mingjian.sqlite'), sitting, seats, server }
  } finally {
    await world.close()
  }
}

async function fill(real: App, candidates: number): Promise<{ sitting: string; seats: Seat[] }> {
  const app: App = { ...real, passwords: { hash: async () => 'no password', matches: async () => false } }
  const now = app.now()
  const begins = addMs(now, -60_000)
  const [longAgo, lately] = [at(app, addMs(begins, -30 * 24 * HOUR)), at(app, addMs(begins, -24 * HOUR))]
  const enrol = async (name: string) =>
    must(
      await signUp(longAgo, {
        legalName: '测压员', documentType: 'passport', documentNumber: `BENCH${name}`, email: `p${name}@bench.example`, password: 'Not-a-password-1', region: REGION, consent: true,
      }),
    )
  const officer = await enrol('0')
  const sitting = must(
    await openSitting(lately, officer, associationId(REGION), {
      title: '压力测试场次', bookingOpens: addMs(begins, -48 * HOUR), bookingCloses: begins, startFrom: begins, startUntil: addMs(now, 2 * HOUR), minutes: 120,
      hardClose: addMs(now, 5 * HOUR), seats: null,
    }),
  )
  const sessions = sessionsOf(app)
  const seats: Seat[] = []
  for (let n = 1; n <= candidates; n++) {
    const person = await enrol(String(n).padStart(5, '0'))
    await app.database.write(`seat:${person}`, (tx) =>
      sittingsRepository(app.database).book(tx, { ...NEW_BOOKING, id: app.id(), sittingId: sitting, personId: person, bookedAt: lately.now() }),
    )
    must(await acceptRules(lately, person, sitting))
    seats.push({ cookie: (await sessions.begin(person)).split(';')[0] ?? '' })
  }
  // As the job does it, a quarter of an hour before the start.
  for (let made = candidates; made > 0; ) made = await prepareForms(app, 500)
  return { sitting, seats }
}
