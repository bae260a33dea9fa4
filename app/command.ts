// The program's verbs after installing and building: serve, demo, admin, backup, restore.

import cluster from 'node:cluster'
import { serve } from '@hono/node-server'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from '@remix-run/node'
import { readEnvironment, StartRefusal, type Environment } from './env.server.ts'
import { startJobs } from './jobs/index.ts'
import { assemble, type World } from './main.server.ts'
import { front } from './server.ts'

export interface Running {
  readonly world: World
  readonly url: string
  stop(): Promise<void>
}

/** Longer than an exam page waits between two saves, and than a proxy in front keeps a connection that nothing is asked on. */
const KEPT_OPEN_MS = 75_000

/** Serves a world until `stop`. Refuses with one sentence when the port is taken. */
export async function listen(env: Environment, world: World): Promise<Running> {
  const buildFolder = join(env.root, 'build')
  const build = (await import(pathToFileURL(join(buildFolder, 'server/remix.js')).href)) as ServerBuild
  const server = front(world.app, { trustProxy: env.TRUST_PROXY, build, buildFolder })
  const node = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const starting = serve({ fetch: server.fetch, port: env.PORT, hostname: env.HOST }, () => resolve(starting))
    starting.once('error', (fault: NodeJS.ErrnoException) =>
      reject(
        fault.code === 'EADDRINUSE'
          ? new StartRefusal(`Port ${env.PORT} on ${env.HOST} is in use. Stop the other program or set PORT to a free one.`)
          : fault.code === 'EACCES' || fault.code === 'EADDRNOTAVAIL'
            ? new StartRefusal(`Cannot listen on ${env.HOST}:${env.PORT} (${fault.code}). Set HOST and PORT to an address of this machine that is allowed.`)
            : fault,
      ),
    )
  })
  if ('keepAliveTimeout' in node) node.keepAliveTimeout = KEPT_OPEN_MS
  // Of several workers the first runs the jobs; correctness never depends on a job having run.
  const jobs = cluster.isPrimary || process.env[RUNS_JOBS] ? startJobs(world.app) : undefined
  return {
    world,
    url: `http://${env.HOST}:${env.PORT}`,
    stop: async () => {
      await jobs?.stop()
      await new Promise<void>((resolve) => {
        node.close(() => resolve())
        if ('closeIdleConnections' in node) node.closeIdleConnections()
        setTimeout(() => 'closeAllConnections' in node && node.closeAllConnections(), 3000).unref()
      })
      await world.close()
    },
  }
}

const RUNS_JOBS = 'MINGJIAN_RUNS_JOBS'

/** Forks WEB_CONCURRENCY workers that serve, and replaces one that dies. The primary only watches. */
function serveByWorkers(env: Environment, verb: string) {
  cluster.setupPrimary({ exec: join(env.root, 'app/run.mjs'), args: [verb] })
  const fork = (jobs: boolean) => {
    const worker = cluster.fork(jobs ? { [RUNS_JOBS]: '1' } : {})
    // A worker that never served (a port in use, say) would fail again: its sentence is told, and the program ends.
    let listening = false
    worker.once('listening', () => {
      listening = true
    })
    worker.once('exit', (code) => {
      if (stopping) return
      if (!listening) process.exit(code || 1)
      fork(jobs)
    })
  }
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      stopping = true
      for (const worker of Object.values(cluster.workers ?? {})) worker?.kill(signal)
    })
  for (let i = 0; i < env.WEB_CONCURRENCY; i++) fork(i === 0)
}

function stopOnSignal(running: Running) {
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      running.stop().then(() => process.exit(0), () => process.exit(1))
    })
}

async function main([verb, ...rest]: string[]): Promise<void> {
  switch (verb) {
    case 'serve': {
      const env = readEnvironment('production', process.env)
      if (env.WEB_CONCURRENCY > 1 && cluster.isPrimary) {
        await (await assemble(env)).close() // migrations and pins once, before the workers
        return serveByWorkers(env, verb)
      }
      const running = await listen(env, await assemble(env))
      stopOnSignal(running)
      console.log(`Mingjian serves on ${running.url}`)
      return
    }
    case 'demo': {
      const env = readEnvironment('demo', process.env)
      const world = await assemble(env)
      const { prepareDemo, tellDemo } = await import('./services/demo.ts')
      const demo = await prepareDemo(world.app, { dataDir: env.DATA_DIR, url: `http://${env.HOST}:${env.PORT}` })
      if (env.WEB_CONCURRENCY > 1 && cluster.isPrimary) {
        await world.close()
        tellDemo(demo)
        return serveByWorkers(env, verb)
      }
      const running = await listen(env, world)
      stopOnSignal(running)
      if (cluster.isPrimary) tellDemo(demo)
      return
    }
    case 'admin': {
      const { admin } = await import('./admin.ts')
      process.exitCode = await admin(rest, process.env)
      return
    }
    default:
      throw new StartRefusal(`There is no verb “${verb}”. Use one of: serve, demo, admin.`)
  }
}

// The bundle is also imported by tests, which serve a world of their own.
if (process.argv[1] === 'mingjian')
  main(process.argv.slice(2)).catch((fault) => {
    if (fault instanceof StartRefusal) console.error(fault.message)
    else console.error(fault)
    process.exit(1)
  })
