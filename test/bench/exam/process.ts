// The servers that are measured, as processes of their own: started, asked for their use, stopped or killed by their id.

import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { sleep } from './settings.ts'

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  if (!address || typeof address === 'string') throw new Error('no free port')
  return address.port
}

export interface Use {
  /** Seconds of processor time since the start. */
  readonly cpu: number
  /** Resident memory in bytes. */
  readonly rss: number
}

export class Served {
  #child: ChildProcess | undefined
  readonly port: number
  readonly #args: readonly string[]
  readonly #environment: Record<string, string>
  readonly #log: string
  readonly #cwd: string

  /** @param args what node is given; @param log the file for whatever the process prints */
  constructor(port: number, args: readonly string[], environment: Record<string, string>, log: string, cwd: string) {
    this.port = port
    this.#args = args
    this.#environment = environment
    this.#log = log
    this.#cwd = cwd
  }

  /** Starts it and waits until `path` answers 200. @throws Error with the end of its log when it does not come up */
  async start(path: string, limitSeconds: number): Promise<void> {
    const out = openSync(this.#log, 'a')
    const child = spawn(process.execPath, [...this.#args], { cwd: this.#cwd, env: { ...process.env, ...this.#environment }, stdio: ['ignore', out, out] })
    closeSync(out)
    this.#child = child
    const until = Date.now() + limitSeconds * 1000
    while (Date.now() < until && child.exitCode === null && child.signalCode === null) {
      const ready = await fetch(`http://127.0.0.1:${this.port}${path}`, { signal: AbortSignal.timeout(5000) }).catch(() => undefined)
      if (ready?.ok) return
      await sleep(50)
    }
    await this.end('SIGKILL')
    throw new Error(`the server did not come up:\n${readFileSync(this.#log, 'utf8').trim().split('\n').slice(-15).join('\n')}`)
  }

  /** Ends the process and waits until it is gone. */
  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((done) => child.once('exit', done))
    child.kill(signal)
    const forced = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await gone
    clearTimeout(forced)
  }

  /** What it has used so far, by its own /metrics. */
  async use(): Promise<Use> {
    const text = await (await fetch(`http://127.0.0.1:${this.port}/metrics`)).text()
    const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN)
    return { cpu: value('process_cpu_seconds_total'), rss: value('process_resident_memory_bytes') }
  }
}
