import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMs, type Instant } from '#app/domain/instant.ts'
import type { Step } from '#app/domain/exam/attempt.ts'
import { parseNumber } from '#app/domain/certificate/number.ts'
import {
  basisFrom,
  basisText,
  certificatesOfAssociation,
  changeCertificate,
  earnedAt,
  issueCertificate,
} from '#app/services/certificates.ts'
import { logPage } from '#app/services/register.ts'
import { verifyOne } from '#app/services/verification.ts'
import type { Actor, App } from '#app/services/app.ts'
import { ENGINES, openWorld, type TestWorld } from '../database/worlds.ts'
import { addAssociation, addPerson, giveRole, type Association } from './sample-association.ts'

const YEAR_MS = 365 * 86_400_000

describe.each(ENGINES)('issuing certificates on %s', (engine) => {
  let world: TestWorld
  let app: App
  let association: Association
  let certifier: Actor
  beforeAll(async () => {
    world = await openWorld(engine, '2026-03-02T02:00:00.000Z' as Instant)
    app = world.app
    association = await addAssociation(app)
    certifier = await association.officer('certifier')
  })
  afterAll(() => world.close())
  const examined = (attemptId: Awaited<ReturnType<Association['candidate']>>['attemptId']) =>
    ({ route: 'examined', attemptId }) as const
  const numberOf = async (issued: ReturnType<typeof issueCertificate>) => {
    const answer = await issued
    if (!answer.ok) throw new Error(answer.refusal)
    return answer.value
  }

  it('issues once, however often and however fast the button is pressed', async () => {
    const { personId, attemptId } = await association.candidate('周明')
    const before = (await logPage(app, null)).head.size
    const numbers = await Promise.all(
      Array.from({ length: 8 }, () => numberOf(issueCertificate(app, certifier, examined(attemptId)))),
    )
    expect(new Set(numbers).size).toBe(1)
    expect((await logPage(app, null)).head.size).toBe(before + 1)
    const { tables: t } = app.database
    const [rows, events, messages] = await app.database.read(async (db) => [
      await db.select().from(t.certificates).where(eq(t.certificates.personId, personId)),
      await db
        .select()
        .from(t.certificateEvents)
        .where(eq(t.certificateEvents.number, numbers[0] as string)),
      await db.select().from(t.outbox).where(eq(t.outbox.personId, personId)),
    ])
    expect([rows.length, events.length, messages.length]).toEqual([1, 1, 1])
  })

  it('gives people certified at the same moment consecutive numbers and consecutive log entries, in both routes', async () => {
    const [a, b] = [await association.officer('case-officer'), await association.officer('case-officer')]
    const people = [await association.candidate('陈一'), await association.candidate('林二')]
    const claim = await association.exempted('吴三', [a.personId, b.personId])
    const from = (await logPage(app, null)).head.size
    const numbers = await Promise.all([
      ...people.map(({ attemptId }) => numberOf(issueCertificate(app, certifier, examined(attemptId)))),
      numberOf(issueCertificate(app, certifier, { route: 'exempted', claimId: claim.claimId })),
    ])
    const serials = numbers
      .map((number) => (parseNumber(number) as { value: { serial: number } }).value.serial)
      .sort((x, y) => x - y)
    expect(serials).toEqual([serials[0], (serials[0] as number) + 1, (serials[0] as number) + 2])
    const entries = (await logPage(app, null)).entries.filter(({ index }) => index >= from)
    expect(entries.map(({ event }) => event)).toEqual(['certified', 'certified', 'certified'])
    expect(entries.map(({ number }) => number).sort()).toEqual([...numbers].sort())
  })

  it('keeps who taught, examined, released or decided from certifying, and says so in the list', async () => {
    const refused = async (actor: Actor, basis: Parameters<typeof issueCertificate>[2]) => {
      const listed = (await earnedAt(app, actor, association.id)).find(
        (one) => basisText(one.basis) === basisText(basis),
      )?.refusal
      const answer = await issueCertificate(app, actor, basis)
      expect(listed).toBe(answer.ok ? null : answer.refusal)
      return answer.ok ? null : answer.refusal
    }
    const now = app.now()

    // Opened or released the sitting.
    const [opener, releaser] = [await association.officer('certifier'), await association.officer('certifier')]
    const sitting = await association.sitting(opener.personId, releaser.personId)
    const one = examined((await association.candidate('郑四', { sitting })).attemptId)
    expect(await refused(opener, one)).toBe('taught-or-examined')
    expect(await refused(releaser, one)).toBe('taught-or-examined')

    // Invigilated: the office has ended, the hand on the clock remains.
    const watcher = await addPerson(app, '监考丁')
    await giveRole(app, watcher, 'invigilator', association.id, now)
    const watched = await giveRole(app, watcher, 'certifier', association.id)
    const pause: Step = { type: 'paused', at: now, by: watcher, reason: '断电' }
    const paused = examined((await association.candidate('冯五', { steps: [pause] })).attemptId)
    const unseen = examined((await association.candidate('褚六')).attemptId)
    expect(await refused(watched, paused)).toBe('taught-or-examined')
    expect(await refused(watched, unseen)).toBeNull()

    // Taught within two years; later it no longer binds.
    const teacher = await addPerson(app, '教员戊')
    await giveRole(app, teacher, 'training-officer', association.id, addMs(now, -(2 * YEAR_MS - 86_400_000)))
    const taught = await giveRole(app, teacher, 'certifier', association.id)
    const old = await addPerson(app, '教员己')
    await giveRole(app, old, 'training-officer', association.id, addMs(now, -(2 * YEAR_MS + 2 * 86_400_000)))
    const longAgo = await giveRole(app, old, 'certifier', association.id)
    const two = examined((await association.candidate('卫七')).attemptId)
    expect(await refused(taught, two)).toBe('taught-or-examined')
    expect(await refused(longAgo, two)).toBeNull()

    // Decided the exemption; the own case; no certifier here.
    const [decider, other] = [await association.officer('certifier'), await association.officer('case-officer')]
    const claim = await association.exempted('蒋八', [decider.personId, other.personId])
    expect(await refused(decider, { route: 'exempted', claimId: claim.claimId })).toBe('decided-the-claim')
    const mine = await association.candidate('沈九')
    expect(
      await refused(await giveRole(app, mine.personId, 'certifier', association.id), examined(mine.attemptId)),
    ).toBe('own-case')
    const stranger = await (await addAssociation(app, '44', '岭南网络视听行业协会')).officer('certifier')
    expect(await issueCertificate(app, stranger, examined(mine.attemptId))).toMatchObject({ refusal: 'not-certifier' })
    expect(await issueCertificate(app, other, examined(mine.attemptId))).toMatchObject({ refusal: 'not-certifier' })
  })

  it('tells a stranger no number, also of one already certified', async () => {
    const { attemptId } = await association.candidate('韩十')
    await numberOf(issueCertificate(app, certifier, examined(attemptId)))
    const stranger = await (await addAssociation(app, '35', '闽海网络视听行业协会')).officer('certifier')
    expect(await issueCertificate(app, stranger, examined(attemptId))).toMatchObject({
      ok: false,
      refusal: 'not-certifier',
    })
  })

  it('issues on nothing less than a passed and released examination or a granted claim', async () => {
    const failed = await association.candidate('杨甲', { total: 5999 })
    const opener = await association.officer('training-officer')
    const waiting = await association.candidate('朱乙', { sitting: await association.sitting(opener.personId, null) })
    const halfway = await association.exempted('秦丙', [opener.personId])
    expect(await issueCertificate(app, certifier, examined(failed.attemptId))).toMatchObject({ refusal: 'not-passed' })
    expect(await issueCertificate(app, certifier, examined(waiting.attemptId))).toMatchObject({
      refusal: 'not-released',
    })
    expect(await issueCertificate(app, certifier, { route: 'exempted', claimId: halfway.claimId })).toMatchObject({
      refusal: 'claim-not-granted',
    })
    const listed = (await earnedAt(app, certifier, association.id)).map(({ name }) => name)
    for (const name of ['杨甲', '朱乙', '秦丙']) expect(listed).not.toContain(name)
  })

  it('gives nobody a second certificate while the first stands, suspended or not', async () => {
    const person = await association.candidate('尤丁')
    const again = await association.sitting(await addPerson(app, '考务丙'), await addPerson(app, '考务丁'))
    const { tables: t } = app.database
    const first = await numberOf(issueCertificate(app, certifier, examined(person.attemptId)))
    const other = await association.candidate('许戊', { sitting: again })
    await app.database.write('sitting', (tx) =>
      tx.update(t.attempts).set({ personId: person.personId }).where(eq(t.attempts.id, other.attemptId)),
    )
    await changeCertificate(app, certifier, first, { kind: 'suspended', reason: '核查' })
    expect(await issueCertificate(app, certifier, examined(other.attemptId))).toEqual({
      ok: false,
      refusal: 'already-certified',
      detail: { number: first },
    })
    expect(
      (await earnedAt(app, certifier, association.id)).find(
        (one) => basisText(one.basis) === basisText(examined(other.attemptId)),
      ),
    ).toMatchObject({ refusal: 'already-certified', standing: first })
    await changeCertificate(app, certifier, first, { kind: 'withdrawn', reason: '本人申请' })
    expect((await issueCertificate(app, certifier, examined(other.attemptId))).ok).toBe(true)
  })

  it('lists an association’s certificates by status, page after page, each once', async () => {
    const place = await addAssociation(app, '32', '江海网络视听行业协会')
    const officer = await place.officer('certifier')
    const numbers: string[] = []
    for (let i = 0; i < 7; i++) {
      const { attemptId } = await place.candidate('何己')
      numbers.push(await numberOf(issueCertificate(app, officer, examined(attemptId))))
      if (i % 3 === 0) world.pass(1)
    }
    await changeCertificate(app, officer, numbers[2] as string, { kind: 'revoked', reason: '虚假材料' })
    const pages = async (wish: Parameters<typeof certificatesOfAssociation>[2]) => {
      const seen: string[] = []
      let after: string | undefined
      for (let page = 0; page < 10; page++) {
        const { certificates, next } = await certificatesOfAssociation(app, place.id, { ...wish, limit: 3, after })
        seen.push(...certificates.map(({ number }) => number))
        if (!next) return seen
        after = next
      }
      throw new Error('no end')
    }
    expect(await pages({})).toEqual([...numbers].reverse())
    expect(await pages({ verdict: 'revoked' })).toEqual([numbers[2]])
    expect(await pages({ verdict: 'valid' })).toEqual(numbers.filter((_, i) => i !== 2).reverse())
    expect(await pages({ verdict: 'withdrawn' })).toEqual([])
  })

  it('freezes the name, the issuer and three years of validity', async () => {
    const { personId, attemptId } = await association.candidate('阿依古丽·麦麦提')
    const number = await numberOf(issueCertificate(app, certifier, examined(attemptId)))
    const { tables: t } = app.database
    await app.database.write(`person:${personId}`, (tx) =>
      tx.update(t.people).set({ legalName: '另名' }).where(eq(t.people.id, personId)),
    )
    expect(await verifyOne(app, number.toLowerCase(), '阿依古丽•麦麦提')).toMatchObject({
      ok: true,
      value: {
        verdict: 'valid',
        holder: { name: '阿依古丽·麦麦提' },
        issuer: { code: '31', name: '海州网络视听行业协会' },
        validFrom: '2026-03-02',
        validUntil: '2029-03-01',
      },
    })
    expect(await verifyOne(app, number, '另名')).toMatchObject({ refusal: 'certificate-not-found' })
  })
})

describe('a basis as a form carries it', () => {
  it.each(['examined:abc_1', 'exempted:x-9'])('%s is read and written alike', (text) => {
    const basis = basisFrom(text)
    expect(basis && basisText(basis)).toBe(text)
  })
  it.each(['', 'examined', 'examined:', 'bought:abc', 'examined:a:b', 'examined:a b', "exempted:' or 1=1"])(
    '“%s” is none',
    (text) => expect(basisFrom(text)).toBeUndefined(),
  )
})
