// Puts the world together: database, clock, secrets, catalogue. The only place that does.

import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadContent } from '#app/content/load.ts'
import { trustedId } from '#app/domain/ids.ts'
import { instantOf, type Instant } from '#app/domain/instant.ts'
import { openDatabase } from '#db/open.ts'
import { DatabaseRefusal } from '#db/database.ts'
import { StartRefusal, type Environment } from './env.server.ts'
import type { App } from './services/app.ts'
import { pinOrigin } from './services/installation.ts'
import { ensureAssociations } from './services/organisations.ts'
import { logTo } from './services/log.ts'
import { passwordsWith } from './services/passwords.ts'
import { secretsFrom } from './services/secrets.ts'

export interface World {
  readonly app: App
  close(): Promise<void>
}

/**
 * @param clock the time; tests pass one that they can move
 * @throws StartRefusal with one plain sentence when something needs a person
 */
export async function assemble(env: Environment, clock: () => Instant = () => instantOf(Date.now())): Promise<World> {
  makeFolder(env.DATA_DIR)
  const uploadsDir = join(env.DATA_DIR, 'uploads')
  makeFolder(uploadsDir)
  const { catalogue, faults } = await loadContent(env.root)
  if (faults.length > 0) {
    const first = faults[0] as (typeof faults)[number]
    throw new StartRefusal(`The content has ${faults.length} fault(s), the first at ${first.file}:${first.line}: ${first.what}. Run npm run content:check.`)
  }
  const database = await openDatabase({ databaseUrl: env.DATABASE_URL, databaseReadUrl: env.DATABASE_READ_URL, dataDir: env.DATA_DIR, root: env.root }).catch(
    (fault: Error & { code?: string }) => {
      if (fault instanceof DatabaseRefusal) throw new StartRefusal(fault.message)
      if (env.DATABASE_URL && /ECONNREFUSED|ENOTFOUND|28P01|3D000|28000/.test(`${fault.code} ${fault.message}`))
        throw new StartRefusal(`The database at DATABASE_URL cannot be reached (${fault.code ?? fault.message}). Check the address, the user and that PostgreSQL runs.`)
      throw fault
    },
  )
  const app: App = {
    database,
    catalogue,
    secrets: secretsFrom(env.SECRET_KEY ?? keptSecret(env)),
    passwords: passwordsWith(2),
    log: logTo(env.LOG_LEVEL),
    now: clock,
    id: () => trustedId(randomBytes(15).toString('base64url')),
    uploadsDir,
    publicUrl: (env.PUBLIC_URL ?? `http://${env.HOST}:${env.PORT}`).replace(/\/+$/, ''),
    mode: env.mode,
    rateLimitFactor: env.RATE_LIMIT_FACTOR,
  }
  try {
    await pinOrigin(app, env.PUBLIC_URL !== undefined)
    await ensureAssociations(app)
  } catch (fault) {
    await database.close()
    throw fault
  }
  return { app, close: () => database.close() }
}

function makeFolder(folder: string) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o750 })
    const probe = join(folder, `.probe-${process.pid}`)
    writeFileSync(probe, '', { flag: 'w' })
    rmSync(probe)
  } catch (fault) {
    throw new StartRefusal(`The data directory ${folder} cannot be written (${(fault as NodeJS.ErrnoException).code}). Set DATA_DIR to a folder this user may write to.`)
  }
}

/** Outside production a secret is made once and kept beside the data, so that log-ins and sealed values survive a restart. */
function keptSecret(env: Environment): string {
  const file = join(env.DATA_DIR, 'secret.key')
  if (!existsSync(file)) writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600 })
  return readFileSync(file, 'utf8').trim()
}
