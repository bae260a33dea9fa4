// The environment, parsed once. Every fault is one sentence that names the variable and the remedy.

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

export type Mode = 'production' | 'demo' | 'development'

/** A fault of set-up that a person can mend: printed as one plain sentence, exit 1. */
export class StartRefusal extends Error {}

const integer = (low: number, high: number) =>
  z.string().regex(/^\d+$/, `a whole number from ${low} to ${high}`).transform(Number).pipe(z.number().min(low).max(high))
const url = (schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), `an address with ${schemes.join(' or ')}`)

const schema = z.object({
  PORT: integer(1, 65535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('./var'),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  DATABASE_READ_URL: url(['postgres:', 'postgresql:']).optional(),
  PUBLIC_URL: url(['http:', 'https:']).optional(),
  SECRET_KEY: z.string().min(32, 'at least 32 characters').optional(),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  WEB_CONCURRENCY: integer(1, 64).default(1),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  TRUST_PROXY: z.enum(['0', '1', 'true', 'false']).default('0').transform((v) => v === '1' || v === 'true'),
  RATE_LIMIT_FACTOR: z.string().regex(/^\d+(\.\d+)?$/, 'a number such as 1').transform(Number).pipe(z.number().positive()).default(1),
})

export type Environment = z.output<typeof schema> & { readonly mode: Mode; readonly root: string }

/** The project's root: the nearest folder above this file that holds package.json. */
export function projectRoot(): string {
  let at = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(at, 'package.json'))) {
    if (dirname(at) === at) throw new StartRefusal('package.json was not found above the program: run it inside its own folder.')
    at = dirname(at)
  }
  return at
}

/** Lines `NAME=value` of a .env file; the process's own variables win. */
function dotEnv(root: string): Record<string, string> {
  const file = join(root, '.env')
  if (!existsSync(file)) return {}
  const lines = readFileSync(file, 'utf8').split('\n').filter((line) => /^\s*[A-Z_]+\s*=/.test(line))
  return Object.fromEntries(lines.map((line) => {
    const [name, ...rest] = line.split('=')
    return [(name ?? '').trim(), rest.join('=').trim().replace(/^(['"])(.*)\1$/, '$2')]
  }))
}

/**
 * @throws StartRefusal naming each variable that is wrong or missing. Production needs SECRET_KEY and PUBLIC_URL.
 */
export function readEnvironment(mode: Mode, variables: Record<string, string | undefined>): Environment {
  const root = projectRoot()
  // An empty variable means unset: that is how compose files and CI leave one out.
  const given = Object.fromEntries(Object.entries({ ...dotEnv(root), ...variables }).filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} must be ${issue.message.replace(/^Invalid.*expected /, '')}`)
    throw new StartRefusal(`The environment is not usable: ${faults.join('; ')}. See .env.example.`)
  }
  const env = parsed.data
  if (mode === 'production') {
    const missing = (['SECRET_KEY', 'PUBLIC_URL'] as const).filter((name) => !env[name])
    if (missing.length > 0)
      throw new StartRefusal(`Production needs ${missing.join(' and ')}: set ${missing.length > 1 ? 'them' : 'it'} in the environment or in .env (see .env.example).`)
  }
  return { ...env, DATA_DIR: resolve(root, env.DATA_DIR), mode, root }
}
