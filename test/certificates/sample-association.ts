// An association with officers, a sitting with passed candidates and a granted exemption, written as rows.

import { createPublicKey, verify } from 'node:crypto'
import {
  trustedId,
  type AttemptId,
  type ClaimId,
  type OrganisationId,
  type PersonId,
  type SittingId,
} from '#app/domain/ids.ts'
import { addMs, type Instant } from '#app/domain/instant.ts'
import type { Role } from '#app/domain/people/roles.ts'
import {
  openNote,
  parseCheckpointText,
  parseVerifierKey,
  type Checkpoint,
  type Verifier,
} from '#app/domain/register/note.ts'
import type { Step } from '#app/domain/exam/attempt.ts'
import { actorOf } from '#app/services/account.ts'
import type { Actor, App } from '#app/services/app.ts'
import { registerKey } from '#app/services/register.ts'
import { peopleRepository } from '#db/repositories/people.ts'

export interface Association {
  readonly id: OrganisationId
  readonly officer: (role: Role, name?: string) => Promise<Actor>
  /** A candidate with an attempt that ended with this many hundredths of 10 000; 6000 passes. */
  readonly candidate: (
    name: string,
    more?: { total?: number; steps?: readonly Step[]; sitting?: SittingId },
  ) => Promise<{ personId: PersonId; attemptId: AttemptId }>
  /** A claim that two officers granted. */
  readonly exempted: (name: string, deciders: readonly PersonId[]) => Promise<{ personId: PersonId; claimId: ClaimId }>
  /** A sitting with released results. */
  readonly sitting: (openedBy: PersonId, releasedBy: PersonId | null) => Promise<SittingId>
}

let drawn = 0
const fresh = <K extends string>(kind: K) => trustedId<K>(`${kind}-${++drawn}`)

export async function addPerson(app: App, name: string): Promise<PersonId> {
  const id = fresh('person')
  await app.database.write(`person:${id}`, (tx) =>
    peopleRepository(app.database).add(tx, {
      id,
      legalName: name,
      email: `${id}@example.cn`,
      emailKey: `${id}@example.cn`,
      documentType: 'passport',
      documentSealed: '',
      documentHash: id,
      documentMasked: '',
      region: '31',
      passwordHash: '',
      consentVersion: '1',
      consentedAt: app.now(),
      sample: false,
      createdAt: app.now(),
    }),
  )
  return id
}

/** Gives a role from now on, or for a while that has ended. */
export async function giveRole(
  app: App,
  personId: PersonId,
  role: Role,
  organisationId: OrganisationId,
  endedAt: Instant | null = null,
): Promise<Actor> {
  await app.database.write(`person:${personId}`, (tx) =>
    peopleRepository(app.database).grant(tx, {
      id: fresh('role'),
      personId,
      role,
      organisationId,
      grantedBy: null,
      grantedAt: app.now(),
      endedAt,
    }),
  )
  return (await actorOf(app, personId)) as Actor
}

export async function addAssociation(app: App, region = '31', name = '海州网络视听行业协会'): Promise<Association> {
  const { database } = app
  const t = database.tables
  const id = fresh('organisation')
  await database.write('organisation', (tx) =>
    peopleRepository(database).addOrganisation(tx, {
      id,
      kind: 'association',
      name,
      nameEn: 'An association',
      region,
      creditCode: null,
      permit: null,
      sample: false,
      createdAt: app.now(),
    }),
  )
  const broadcaster = fresh('organisation')
  await database.write('organisation', (tx) =>
    peopleRepository(database).addOrganisation(tx, {
      id: broadcaster,
      kind: 'broadcaster',
      name: '海州广播电视台',
      nameEn: 'A broadcaster',
      region,
      creditCode: null,
      permit: null,
      sample: false,
      createdAt: app.now(),
    }),
  )
  const staff = await addPerson(app, '考务甲')
  const releaser = await addPerson(app, '考务乙')

  const sitting: Association['sitting'] = async (openedBy, releasedBy) => {
    const sittingId = fresh('sitting')
    const now = app.now()
    await database.write('sitting', (tx) =>
      tx.insert(t.sittings).values({
        id: sittingId,
        organisationId: id,
        title: '二〇二六年第一场',
        blueprint: {} as never,
        bookingOpens: now,
        bookingCloses: now,
        startFrom: now,
        startUntil: now,
        minutes: 120,
        hardClose: now,
        seats: null,
        openedBy,
        openedAt: now,
        releasedAt: releasedBy && now,
        releasedBy,
      }),
    )
    return sittingId
  }
  const usual = await sitting(staff, releaser)

  return {
    id,
    sitting,
    officer: async (role, name = '经办人') => giveRole(app, await addPerson(app, name), role, id),
    candidate: async (name, { total = 8650, steps = [], sitting: sittingId = usual } = {}) => {
      const [personId, attemptId, formId] = [await addPerson(app, name), fresh('attempt'), fresh('form')]
      const now = app.now()
      await database.write('sitting', async (tx) => {
        await tx
          .insert(t.forms)
          .values({ id: formId, sittingId, personId, seed: '1', slots: [], hash: 'h', madeAt: now })
        await tx
          .insert(t.attempts)
          .values({
            id: attemptId,
            sittingId,
            personId,
            number: 1,
            formId,
            startedAt: now,
            deadline: addMs(now, 1),
            closedAt: now,
          })
        for (const [seq, step] of steps.entries())
          await tx.insert(t.attemptSteps).values({ attemptId, seq, at: step.at, step })
        await tx
          .insert(t.grades)
          .values({ attemptId, total, max: 10_000, passed: total >= 6000, grade: {} as never, gradedAt: now })
      })
      return { personId, attemptId }
    },
    exempted: async (name, deciders) => {
      const [personId, claimId] = [await addPerson(app, name), fresh('claim')]
      const now = app.now()
      const conditions = ['broadcaster-staff', 'programme-review', 'mid-level-title', 'applied-personally'].map(
        (condition) => ({ condition, met: true, note: '' }),
      )
      await database.write('claim', async (tx) => {
        await tx.insert(t.claims).values({
          id: claimId,
          personId,
          organisationId: id,
          broadcasterId: broadcaster,
          series: 'editor',
          title: '主任编辑',
          level: 'senior',
          manualReview: false,
          titleCertificate: 'ZC-1',
          titleObtainedOn: '2020-01-01',
          post: '总编室',
          reviewingSince: '2019-01-01',
          submittedAt: now,
          confirmedBy: null,
          confirmedAt: null,
          withdrawnAt: null,
        })
        for (const decidedBy of deciders)
          await tx
            .insert(t.claimDecisions)
            .values({
              id: fresh('decision'),
              claimId,
              decidedBy,
              outcome: 'grant',
              conditions,
              reasons: '',
              noConflictDeclared: true,
              decidedAt: now,
            })
      })
      return { personId, claimId }
    },
  }
}

/** The log's published key as a verifier, with Node's own Ed25519. */
export async function logVerifier(app: App): Promise<Verifier> {
  const key = parseVerifierKey(await registerKey(app))
  if (!key.ok) throw new Error(key.refusal)
  const { name, publicKey } = key.value
  const node = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
    format: 'jwk',
  })
  return { name, publicKey, verify: (message, signature) => verify(null, message, node, signature) }
}

/** A signed checkpoint, opened; throws when it does not verify. */
export function openCheckpoint(note: string, verifier: Verifier): Checkpoint {
  const opened = openNote(note, [verifier])
  if (!opened.ok) throw new Error(opened.refusal)
  const checkpoint = parseCheckpointText(opened.value.text)
  if (!checkpoint.ok) throw new Error(checkpoint.refusal)
  return checkpoint.value
}
