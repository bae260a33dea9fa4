// A simulated sitting: opened, filled with candidates and removed as a whole. All of it is marked `simulated`, named so
// that nobody takes it for real, and worth nothing: see issuance, exposure and analysis, which leave it out.

import { wholePlan } from '#app/domain/exam/opening.ts'
import type { OrganisationId, PersonId, SittingId } from '#app/domain/ids.ts'
import { addMs, dayOf, type Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { type Person, peopleRepository } from '#db/repositories/people.ts'
import { simulationRepository } from '#db/repositories/simulation.ts'
import { sittingsRepository } from '#db/repositories/sittings.ts'
import { CONSENT_VERSION } from '../account.ts'
import type { App } from '../app.ts'
import { associationId } from '../organisations.ts'
import { type ReleaseRefusal, releaseResults } from '../results.ts'
import { BOOKINGS, checkSitting, NOTHING_SPECIAL, type OpenRefusal } from '../sittings.ts'
import { syllabusAt } from '../syllabus-in-force.ts'

export const MOST_CANDIDATES = 5000
const HOUR = 3_600_000

export interface SimulationPlan {
  readonly title: string
  /** 1 to 5,000. */
  readonly candidates: number
  /** When the first candidates may start. */
  readonly startFrom: Instant
  readonly organisationId: OrganisationId
}

export interface PreparedSimulation {
  readonly sittingId: SittingId
  readonly title: string
  readonly minutes: number
  readonly hardClose: Instant
  /** In the order of their numbers. */
  readonly people: readonly PersonId[]
}

export type PrepareRefusal = OpenRefusal | 'candidates-malformed'

/** The association that a simulation is held by: of a region, or by its id. */
export async function simulatingAssociation(app: App, wanted: string): Promise<OrganisationId | undefined> {
  const people = peopleRepository(app.database)
  const found = await app.database.read(
    async (db) => (await people.organisation(db, associationId(wanted))) ?? people.organisation(db, wanted as OrganisationId),
  )
  return found?.kind === 'association' ? found.id : undefined
}

/**
 * Opens a simulated sitting and books simulated candidates for it. They count as trained without having learnt here, so
 * that no figure of the school counts them; booking is closed to everybody else.
 * Refusals: `candidates-malformed`; see `OpenRefusal`.
 */
export async function prepareSimulation(app: App, { title, candidates, startFrom, organisationId }: SimulationPlan): Promise<Result<PreparedSimulation, PrepareRefusal>> {
  if (!Number.isSafeInteger(candidates) || candidates < 1 || candidates > MOST_CANDIDATES) return refuse('candidates-malformed', { most: MOST_CANDIDATES })
  const { database } = app
  const { body } = await database.read((db) => syllabusAt(app, db, startFrom))
  const { minutes } = body.exam
  // Booked and closed before it began, as of then: nobody real ever sees it open for booking.
  const opened = addMs(startFrom, -2 * HOUR)
  const startUntil = addMs(startFrom, HOUR / 2)
  const plan = {
    title: `【模拟】${title}`, bookingOpens: opened, bookingCloses: addMs(opened, HOUR), startFrom, startUntil, minutes, seats: candidates,
    hardClose: addMs(startUntil, minutes * 60_000 + HOUR / 4),
  }
  const checked = await checkSitting({ ...app, now: () => opened }, plan)
  if (!checked.ok) return checked

  const [sittings, people, simulation] = [sittingsRepository(database), peopleRepository(database), simulationRepository(database)]
  const id = app.id<'sitting'>()
  const opener = simulatedPerson(app, '模拟场次的开设者', opened)
  const crowd = Array.from({ length: candidates }, (_, i) => simulatedPerson(app, `模拟考生${String(i + 1).padStart(4, '0')}`, opened))
  return database.write(BOOKINGS, async (tx) => {
    if ((await people.organisation(tx, organisationId))?.kind !== 'association') return refuse('organisation-unknown')
    const all = [opener, ...crowd]
    await simulation.addPeople(tx, all, all.map(() => app.id()), opened)
    await sittings.add(tx, { ...NOTHING_SPECIAL, ...wholePlan(plan), id, organisationId, title: plan.title, blueprint: checked.value, openedBy: opener.id, openedAt: opened, simulated: true })
    await simulation.book(tx, id, crowd.map((one) => ({ id: app.id(), personId: one.id })), opened)
    await people.audit(tx, { id: app.id(), at: app.now(), actorId: null, action: 'simulation-made', object: `sitting:${id}`, detail: { candidates, organisationId } })
    return ok({ sittingId: id, title: plan.title, minutes, hardClose: plan.hardClose, people: crowd.map((one) => one.id) })
  })
}

/** Nobody can log in as such a person: no password has this hash. The address is one that never leads anywhere (RFC 2606). */
function simulatedPerson(app: App, legalName: string, at: Instant): Person {
  const id = app.id<'person'>()
  const email = `${id}@simulation.example`
  return {
    id, legalName, email, emailKey: email.toLowerCase(), documentType: 'passport', documentSealed: app.secrets.seal('identity-document', `simulated ${id}`),
    documentHash: `simulated ${id}`, documentMasked: '模拟', region: '31', passwordHash: app.secrets.keyedHash('simulated', app.id()), consentVersion: CONSENT_VERSION,
    consentedAt: at, sample: false, createdAt: at,
  }
}

/**
 * Releases the results of a simulated sitting in the name of a second simulated account without any office: two stand
 * behind every result, here too. An officer may as well release them at the desk. Refusals: see `releaseResults`;
 * `sitting-not-simulated`.
 */
export async function releaseSimulation(app: App, sittingId: SittingId): Promise<Result<void, ReleaseRefusal | 'sitting-not-simulated'>> {
  const { database } = app
  const simulation = simulationRepository(database)
  const sitting = await database.read((db) => sittingsRepository(database).byId(db, sittingId))
  if (!sitting?.simulated) return refuse('sitting-not-simulated')
  const releaser = simulatedPerson(app, '模拟场次的发布者', app.now())
  await database.write(BOOKINGS, (tx) => simulation.addPeople(tx, [releaser], [app.id()], app.now()))
  const released = await releaseResults(app, releaser.id, sittingId)
  if (!released.ok) await database.write(BOOKINGS, (tx) => simulation.removePeople(tx, [releaser.id]))
  return released
}

/**
 * Removes a simulated sitting with everything that came of it. Refusals: `sitting-not-found`; `sitting-not-simulated`,
 * also when somebody real is booked in it.
 */
export async function removeSimulation(app: App, sittingId: SittingId): Promise<Result<{ readonly title: string; readonly people: number }, 'sitting-not-found' | 'sitting-not-simulated'>> {
  const { database } = app
  const [sittings, people, simulation] = [sittingsRepository(database), peopleRepository(database), simulationRepository(database)]
  return database.write(BOOKINGS, async (tx) => {
    const sitting = await sittings.byId(tx, sittingId)
    if (!sitting) return refuse('sitting-not-found')
    if (!sitting.simulated || (await simulation.realPeopleIn(tx, sittingId)) > 0) return refuse('sitting-not-simulated')
    const removed = await simulation.remove(tx, sittingId)
    await people.audit(tx, {
      id: app.id(), at: app.now(), actorId: null, action: 'simulation-removed', object: `sitting:${sittingId}`, detail: { people: removed, day: dayOf(sitting.startFrom) },
    })
    return ok({ title: sitting.title, people: removed })
  })
}

/** The simulated sittings there are. */
export const simulatedSittings = (app: App): Promise<{ id: SittingId; title: string }[]> => app.database.read((db) => simulationRepository(app.database).sittings(db))
