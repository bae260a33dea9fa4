import { describe, expect, it, vi } from 'vitest'
import { trustedId } from '#app/domain/ids.ts'
import type { App } from '#app/services/app.ts'
import type { News } from '#app/services/live.ts'

/** A service as another bundle has it: its own copy of every module. */
const copy = async <T>(load: () => Promise<T>): Promise<T> => {
  vi.resetModules()
  return load()
}

describe('the pages and the doors, each with its own copy of the services', () => {
  const app = { database: {}, now: () => '2026-11-21T01:00:00.000Z' } as unknown as App
  const [sittingId, personId] = [trustedId<'sitting'>('s'), trustedId<'person'>('p')]

  it('hear each other’s news', async () => {
    const [page, door] = [await copy(() => import('#app/services/live.ts')), await copy(() => import('#app/services/live.ts'))]
    expect(page).not.toBe(door)
    const heard: News[] = []
    const stop = door.listen(app, sittingId, (news) => heard.push(news))
    page.announce(app, { sittingId, attemptId: null, personId, kind: 'acted' })
    stop()
    page.announce(app, { sittingId, attemptId: null, personId, kind: 'acted' })
    expect(heard).toHaveLength(1)
  })

  it('see the same people', async () => {
    const [page, door] = [await copy(() => import('#app/services/presence.ts')), await copy(() => import('#app/services/presence.ts'))]
    const leave = door.joined(app, sittingId, personId)
    expect([...page.presenceIn(app, sittingId, app.now())]).toEqual([[personId, true]])
    leave()
  })
})
