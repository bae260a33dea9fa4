// npm run bench exam: whether an exam can be held on this machine. It makes a room of its own in a temporary folder, starts
// the real server on loopback, lets candidates sit, and then looks into the database whether everything acknowledged is
// there. Slowness fails nothing and is told; an error, a lost or a changed answer ends it with 1.

import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '#app/env.server.ts'
import { Candidate } from './exam/candidate.ts'
import { Connection } from './exam/connection.ts'
import { faultRun } from './exam/faults.ts'
import { paced } from './exam/paced.ts'
import { freePort, Served } from './exam/process.ts'
import { makeRoom, type Room } from './exam/room.ts'
import { saturation } from './exam/saturation.ts'
import { type Settings, settingsFrom } from './exam/settings.ts'
import { verify } from './exam/verify.ts'

const UP_SECONDS = 120

async function measure(settings: Settings, room: Room, candidates: readonly Candidate[]): Promise<string[]> {
  const faults = [...(await paced(room.server, candidates, settings.minutes))]
  if (settings.turn === 0 || faults.length > 0) return faults
  const port = await freePort()
  const bare = new Served(
    port, ['--import', 'tsx', 'test/bench/exam/bare.ts'], { PORT: String(port), BARE_FILE: join(room.folder, 'bare.sqlite'), NODE_ENV: 'production' }, join(room.folder, 'bare.log'), projectRoot(),
  )
  try {
    await bare.start('/metrics', 60)
    return await saturation(room.server, bare, candidates, () => new Connection(port), settings.turn)
  } finally {
    await bare.end('SIGKILL')
  }
}

/** What the server itself logged as an error. */
const toldErrors = (logFile: string): string[] =>
  readFileSync(logFile, 'utf8')
    .split('\n')
    .filter((text) => text.startsWith('{"level":50'))
    .map((text) => `the server logged: ${text.slice(0, 1000)}`)

async function main(): Promise<number> {
  // npm keeps a flag without `--` before it for itself, and tells it in the environment.
  const words = [...process.argv.slice(2), ...(process.env.npm_config_faults === 'true' ? ['--faults'] : [])]
  const settings = settingsFrom(words)
  const built = spawnSync(process.execPath, ['app/run.mjs', 'build'], { cwd: projectRoot(), stdio: 'inherit' })
  if (built.status !== 0) return 1
  const begun = Date.now()
  const room = await makeRoom(settings.candidates, settings.profile)
  console.log(`${settings.candidates} candidates booked, their forms made and their log-ins open in ${((Date.now() - begun) / 1000).toFixed(0)} s; ${cpus().length} processors, Node ${process.version}; SQLite, WAL, synchronous=FULL`)
  const candidates = room.seats.map(({ cookie }) => new Candidate(room.server.port, room.sitting, cookie))
  let faults: string[]
  try {
    await room.server.start('/readyz', UP_SECONDS)
    faults = settings.faults ? await faultRun(room.server, candidates) : await measure(settings, room, candidates)
    for (const { connection } of candidates) connection.drop()
    await room.server.end('SIGTERM')
    faults = [...faults, ...verify(room.databaseFile, candidates), ...toldErrors(room.logFile)]
  } finally {
    await room.server.end('SIGKILL')
    rmSync(room.folder, { recursive: true, force: true })
  }
  for (const fault of faults.slice(0, 20)) console.error(`  ${fault}`)
  if (faults.length > 20) console.error(`  … and ${faults.length - 20} more`)
  return faults.length > 0 ? 1 : 0
}

process.exit(await main().catch((fault: Error) => {
  console.error(fault.message)
  return 1
}))
