// npm run dev: Vite's middleware in front of the same Hono app; pages and server code are reloaded as they change.

import { getRequestListener } from '@hono/node-server'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { createServer as createVite } from 'vite'

export async function develop(root) {
  const vite = await createVite({ root, server: { middlewareMode: true }, appType: 'custom' })
  const { readEnvironment } = await vite.ssrLoadModule('/app/env.server.ts')
  const { assemble } = await vite.ssrLoadModule('/app/main.server.ts')
  const { front } = await vite.ssrLoadModule('/app/server.ts')
  const env = readEnvironment('development', process.env)
  const world = await assemble(env)
  const server = front(world.app, {
    trustProxy: env.TRUST_PROXY,
    buildFolder: join(root, 'build/none'),
    build: () => vite.ssrLoadModule('virtual:remix/server-build'),
  })
  const answer = getRequestListener(server.fetch)
  createServer((request, response) => vite.middlewares(request, response, () => answer(request, response)))
    .listen(env.PORT, env.HOST, () => console.log(`Mingjian (development) on http://${env.HOST}:${env.PORT}`))
}
