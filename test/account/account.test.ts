import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sessionsOf } from '#app/http/session.ts'
import { logIn, signUp, type SignUp } from '#app/services/account.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { ENGINES, openWorld, type TestWorld } from '../database/worlds.ts'

const zhang: SignUp = {
  legalName: '张晓明', documentType: 'resident-id', documentNumber: '11010519491231002x', email: 'Zhang@Example.cn', password: 'Paper-and-ink-1', region: '31', consent: true,
}

describe.each(ENGINES)('accounts on %s', (engine) => {
  let world: TestWorld
  beforeAll(async () => {
    world = await openWorld(engine)
  })
  afterAll(() => world.close())

  it('are made once, with the ID number sealed, hashed and masked', async () => {
    const made = await signUp(world.app, zhang)
    expect(made.ok).toBe(true)
    if (!made.ok) return
    const row = await world.app.database.read((db) => peopleRepository(world.app.database).byId(db, made.value))
    expect(row?.documentMasked).toBe('110105********002X')
    expect(JSON.stringify(row)).not.toContain('11010519491231002')
    expect(world.app.secrets.unseal('identity-document', row?.documentSealed ?? '')).toBe('11010519491231002X')
    expect(row?.passwordHash).toMatch(/^\$argon2id\$/)
  })
  it.each<[string, Partial<SignUp>]>([
    ['the same e-mail in other case', { email: 'zhang@example.cn', documentNumber: '110101199003070011' }],
    ['the same document', { email: 'other@example.cn' }],
  ])('are not made twice for %s, without telling which was known', async (_, change) => {
    expect(await signUp(world.app, { ...zhang, ...change })).toEqual({ ok: false, refusal: 'account-exists' })
  })
  it.each<[Partial<SignUp>, string]>([
    [{ documentNumber: '110105194912310021' }, 'document-check-digit'], [{ documentNumber: '110105491231002' }, 'document-fifteen-digits'], [{ documentNumber: '440524188001010014' }, 'document-age'],
    [{ legalName: '  ' }, 'name-malformed'], [{ email: 'nobody' }, 'email-malformed'], [{ password: 'short' }, 'password-weak'], [{ password: 'zhangzhang1-A', email: 'zhangzhang@example.cn' }, 'password-weak'],
    [{ region: '99' }, 'region-unknown'], [{ region: '00' }, 'region-unknown'], [{ consent: false }, 'consent-needed'],
  ])('are refused for %j with %s', async (change, refusal) => {
    expect(await signUp(world.app, { ...zhang, email: 'fresh@example.cn', documentNumber: '110101199003070011', ...change })).toEqual({ ok: false, refusal })
  })
  it('log in by e-mail in any case, and not with a wrong password', async () => {
    expect((await logIn(world.app, 'ZHANG@example.cn', zhang.password)).ok).toBe(true)
    expect(await logIn(world.app, zhang.email, 'wrong')).toEqual({ ok: false, refusal: 'login-wrong' })
    expect(await logIn(world.app, 'nobody@example.cn', 'wrong')).toEqual({ ok: false, refusal: 'login-wrong' })
  })
  it('are locked for five minutes by five failures, known or not, and open again after', async () => {
    for (const email of [zhang.email, 'ghost@example.cn']) {
      for (let i = 0; i < 5; i++) await logIn(world.app, email, 'wrong')
      expect(await logIn(world.app, email, zhang.password)).toMatchObject({ ok: false, refusal: 'login-locked' })
    }
    world.pass(6)
    expect((await logIn(world.app, zhang.email, zhang.password)).ok).toBe(true)
  })
  it('have sessions whose ids are not at rest, and which end', async () => {
    const who = await logIn(world.app, zhang.email, zhang.password)
    if (!who.ok) throw new Error(who.refusal)
    const sessions = sessionsOf(world.app)
    const cookie = (await sessions.begin(who.value)).split(';')[0] as string
    expect((await sessions.actor(cookie)).actor?.name).toBe('张晓明')
    const rows = await world.app.database.read((db) => db.select().from(world.app.database.tables.sessions))
    expect(JSON.stringify(rows)).not.toContain(cookie.split('=')[1])
    await sessions.end(cookie)
    expect((await sessions.actor(cookie)).actor).toBeUndefined()
    expect((await sessions.actor('mj_session=%00%ff')).actor).toBeUndefined()
  })
})
