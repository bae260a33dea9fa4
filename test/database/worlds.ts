// Worlds for tests: the real assembly on a fresh database, with a clock that the test moves.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { instantOf, type Instant } from '#app/domain/instant.ts'
import { projectRoot, type Environment } from '#app/env.server.ts'
import { assemble, type World } from '#app/main.server.ts'

export type Engine = 'sqlite' | 'postgres'
export const ENGINES: readonly Engine[] = ['sqlite', 'postgres']

export interface TestWorld extends World {
  readonly env: Environment
  /** Moves the server's clock on by so many minutes. */
  pass(minutes: number): void
  setClock(at: Instant): void
}

/** @param engine PostgreSQL gets a database of its own on the server that the test run started */
export async function openWorld(engine: Engine = 'sqlite', from: Instant = instantOf(Date.now())): Promise<TestWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-test-'))
  const env: Environment = {
    PORT: 3999, HOST: '127.0.0.1', DATA_DIR: folder, DATABASE_URL: engine === 'postgres' ? await freshPostgres() : undefined, DATABASE_READ_URL: undefined,
    PUBLIC_URL: undefined, SECRET_KEY: undefined, SMTP_URL: undefined, WEB_CONCURRENCY: 1, LOG_LEVEL: 'silent', TRUST_PROXY: false,
    RATE_LIMIT_FACTOR: 100, mode: 'development', root: projectRoot(),
  }
  let at = Date.parse(from)
  const world = await assemble(env, () => instantOf(at))
  return {
    ...world,
    env,
    pass: (minutes) => {
      at += minutes * 60_000
    },
    setClock: (to) => {
      at = Date.parse(to)
    },
    close: async () => {
      await world.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

let made = 0
async function freshPostgres(): Promise<string> {
  const server = inject('postgresUrl')
  const { Client } = await import('pg').then((module) => module.default)
  const name = `t${process.pid}_${++made}_${Date.now()}`
  const client = new Client({ connectionString: server })
  await client.connect()
  await client.query(`create database ${name} template template0 encoding 'UTF8'`)
  await client.end()
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
  }
}
