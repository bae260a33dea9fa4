import { Hono } from 'hono'
import { statfs } from 'node:fs/promises'
import type { App } from '#app/services/app.ts'
import { databaseAnswers } from '#app/services/installation.ts'
import { closingLagSeconds } from '#app/services/closing.ts'
import { registerHead } from '#app/services/register.ts'
import type { Door } from '../server.ts'

const LOW_DISK = 100 * 1024 * 1024

/** `/healthz`: the process answers. `/readyz`: database, register head and disk are well. `/metrics`: Prometheus text, loopback only. */
export function health(app: App): Hono<Door> {
  const server = new Hono<Door>()
  const begun = Date.now()
  let requests = 0
  server.use(async (_c, next) => {
    requests++
    await next()
  })
  server.get('/healthz', (c) => c.text('ok\n'))
  server.get('/readyz', async (c) => {
    const faults: string[] = []
    const attempt = async (what: string, work: () => Promise<unknown>) => {
      try {
        await work()
      } catch (fault) {
        app.log.error({ err: fault }, `not ready: ${what}`)
        faults.push(what)
      }
    }
    await attempt('database', () => databaseAnswers(app))
    await attempt('register', () => registerHead(app))
    await attempt('disk', async () => {
      const { bavail, bsize } = await statfs(app.uploadsDir)
      if (bavail * bsize < LOW_DISK) throw new Error('less than 100 MB free')
    })
    return faults.length === 0 ? c.json({ ready: true }) : c.json({ ready: false, faults }, 503)
  })
  server.get('/metrics', async (c) => {
    if (!['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(c.get('address'))) return c.text('for this machine only\n', 403)
    const memory = process.memoryUsage()
    const head = await registerHead(app)
    const lines = [
      ['mingjian_requests_total', 'counter', requests],
      ['mingjian_uptime_seconds', 'gauge', Math.round((Date.now() - begun) / 1000)],
      ['process_resident_memory_bytes', 'gauge', memory.rss],
      ['process_cpu_seconds_total', 'counter', (process.cpuUsage().user + process.cpuUsage().system) / 1e6],
      ['mingjian_closing_lag_seconds', 'gauge', await closingLagSeconds(app)],
      ['mingjian_register_size', 'gauge', head.size],
    ] as const
    return c.text(lines.map(([name, kind, value]) => `# TYPE ${name} ${kind}\n${name} ${value}\n`).join(''))
  })
  return server
}
