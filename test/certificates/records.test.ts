import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Instant } from '#app/domain/instant.ts'
import type { Actor, App } from '#app/services/app.ts'
import {
  certificateForDesk,
  certificateOfHolder,
  changeCertificate,
  issueCertificate,
} from '#app/services/certificates.ts'
import { verifyOne } from '#app/services/verification.ts'
import { ENGINES, openWorld, type TestWorld } from '../database/worlds.ts'
import { addAssociation, addPerson, type Association } from './sample-association.ts'

describe.each(ENGINES)('the records of certificates on %s', (engine) => {
  let world: TestWorld
  let app: App
  let association: Association
  let certifier: Actor
  beforeAll(async () => {
    world = await openWorld(engine, '2026-01-05T02:00:00.000Z' as Instant)
    app = world.app
    association = await addAssociation(app)
    certifier = await association.officer('certifier', '发证人')
  })
  afterAll(() => world.close())
  const certify = async (name: string) => {
    const { personId, attemptId } = await association.candidate(name)
    const issued = await issueCertificate(app, certifier, { route: 'examined', attemptId })
    if (!issued.ok) throw new Error(issued.refusal)
    return { number: issued.value, personId, name }
  }

  describe('when somebody changes stored facts behind its back', () => {
    const logCheck = async (number: string, name: string) => {
      const answer = await verifyOne(app, number, name)
      if (!answer.ok) throw new Error(answer.refusal)
      return answer.value.checks.log
    }
    const tables = () => app.database.tables
    type Change = (t: ReturnType<typeof tables>, number: string) => Promise<unknown>
    const set = (work: (tx: Parameters<Parameters<App['database']['write']>[1]>[0]) => Promise<unknown>) =>
      app.database.write('tampering', work)
    /** What is changed, how, and the name by which the certificate is then asked for. */
    const TAMPERING: readonly { what: string; how: Change; renamed?: string }[] = [
      {
        what: 'a later last day',
        how: (t, n) =>
          set((tx) => tx.update(t.certificates).set({ validUntil: '2039-01-01' }).where(eq(t.certificates.number, n))),
      },
      {
        what: 'another holder',
        how: (t, n) =>
          set((tx) => tx.update(t.certificates).set({ holderName: '冒名者' }).where(eq(t.certificates.number, n))),
        renamed: '冒名者',
      },
      {
        what: 'another route',
        how: (t, n) =>
          set((tx) => tx.update(t.certificates).set({ route: 'exempted' }).where(eq(t.certificates.number, n))),
      },
      {
        what: 'another issuer',
        how: (t, n) =>
          set((tx) => tx.update(t.certificates).set({ issuerName: '他处协会' }).where(eq(t.certificates.number, n))),
      },
      {
        what: 'an earlier issue',
        how: (t, n) =>
          set((tx) =>
            tx
              .update(t.certificates)
              .set({ issuedAt: '2025-01-01T00:00:00.000Z', validFrom: '2025-01-01' })
              .where(eq(t.certificates.number, n)),
          ),
      },
      {
        what: 'a suspension that becomes a reinstatement',
        how: (t, n) =>
          set((tx) =>
            tx
              .update(t.certificateEvents)
              .set({ kind: 'reinstated' })
              .where(and(eq(t.certificateEvents.number, n), eq(t.certificateEvents.kind, 'suspended'))),
          ),
      },
      {
        what: 'a suspension moved to another time',
        how: (t, n) =>
          set((tx) =>
            tx
              .update(t.certificateEvents)
              .set({ at: '2036-01-01T00:00:00.000Z' })
              .where(and(eq(t.certificateEvents.number, n), eq(t.certificateEvents.kind, 'suspended'))),
          ),
      },
      {
        what: 'other facts of an event',
        how: (t, n) =>
          set((tx) =>
            tx
              .update(t.certificateEvents)
              .set({ facts: { reason: '核查', effectiveOn: '2036-01-01' } })
              .where(and(eq(t.certificateEvents.number, n), eq(t.certificateEvents.kind, 'suspended'))),
          ),
      },
      {
        what: 'another reason',
        how: (t, n) =>
          set((tx) =>
            tx
              .update(t.certificateEvents)
              .set({ reason: '误操作' })
              .where(and(eq(t.certificateEvents.number, n), eq(t.certificateEvents.kind, 'suspended'))),
          ),
      },
      {
        what: 'another salt',
        how: (t, n) =>
          set((tx) => tx.update(t.certificateEvents).set({ salt: 'AAAA' }).where(eq(t.certificateEvents.number, n))),
      },
      {
        what: 'another entry in the log',
        how: async (t, n) => {
          const [event] = await app.database.read((db) =>
            db
              .select()
              .from(t.certificateEvents)
              .where(and(eq(t.certificateEvents.number, n), eq(t.certificateEvents.kind, 'suspended'))),
          )
          await set((tx) =>
            tx
              .update(t.logEntries)
              .set({ entry: '{}' })
              .where(eq(t.logEntries.index, event?.logIndex ?? -1)),
          )
        },
      },
    ]
    it.each(TAMPERING)('$what makes the check against the log fail', async ({ how, renamed }) => {
      const { number, name } = await certify('孙八')
      await changeCertificate(app, certifier, number, { kind: 'suspended', reason: '核查' })
      expect(await logCheck(number, name)).toBe('pass')
      await how(tables(), number)
      expect(await logCheck(number, renamed ?? name)).toBe('fail')
    })
  })

  describe('a certificate is read', () => {
    it('with salt and facts by its holder alone', async () => {
      const { number, personId } = await certify('吴九')
      expect((await certificateOfHolder(app, personId, number))?.opening.entries[0]?.facts).toMatchObject({
        holderName: '吴九',
        route: 'examined',
      })
      expect(await certificateOfHolder(app, await addPerson(app, '别人'), number)).toBeUndefined()
    })
    it('by an officer who may, and the reading is in the audit trail', async () => {
      const { number } = await certify('郑十')
      const read = async () =>
        (
          await app.database.read((db) =>
            db
              .select()
              .from(app.database.tables.audit)
              .where(
                and(
                  eq(app.database.tables.audit.object, `certificate:${number}`),
                  eq(app.database.tables.audit.action, 'certificate.read'),
                ),
              ),
          )
        ).map(({ actorId }) => actorId)
      expect(await certificateForDesk(app, certifier, number, () => false)).toBeUndefined()
      expect(await read()).toEqual([])
      const seen = await certificateForDesk(
        app,
        certifier,
        number,
        ({ organisationId, region }) => organisationId === association.id && region === '31',
      )
      expect(seen).toMatchObject({
        deciders: ['发证人'],
        changes: [
          { kind: 'suspended', refusal: null },
          { kind: 'reinstated', refusal: 'not-suspended' },
          { kind: 'revoked', refusal: null },
          { kind: 'withdrawn', refusal: null },
        ],
      })
      expect(await read()).toEqual([certifier.personId])
    })
    it('and changed by certifiers of its own association alone, with a reason', async () => {
      const { number } = await certify('冯一')
      const stranger = await (await addAssociation(app, '44', '岭南网络视听行业协会')).officer('certifier')
      const auditor = await association.officer('auditor')
      for (const actor of [stranger, auditor])
        expect(await changeCertificate(app, actor, number, { kind: 'revoked', reason: '理由' })).toEqual({
          ok: false,
          refusal: 'not-certifier',
        })
      expect(await changeCertificate(app, certifier, number, { kind: 'revoked', reason: '  ' })).toEqual({
        ok: false,
        refusal: 'reason-missing',
      })
      const answers = await Promise.all(
        [1, 2, 3].map(() => changeCertificate(app, certifier, number, { kind: 'suspended', reason: '核查' })),
      )
      expect(answers.map((answer) => (answer.ok ? 'done' : answer.refusal)).sort()).toEqual([
        'already-suspended',
        'already-suspended',
        'done',
      ])
    })
  })
})
