import { and, asc, eq, inArray } from 'drizzle-orm'
import type { PersonId, SittingId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'
import type { Person } from './people.ts'

/** How many ids one statement names at the most. */
const AT_ONCE = 400

function* inParts<T>(list: readonly T[]): Generator<T[]> {
  for (let from = 0; from < list.length; from += AT_ONCE) yield list.slice(from, from + AT_ONCE)
}

/** Simulated people, and all that a simulated sitting left behind. */
export const simulationRepository = ({ tables: t }: Database) => ({
  /** Enters simulated people as trainees. */
  async addPeople(tx: Writer, people: readonly Person[], roleIds: readonly string[], at: Instant): Promise<void> {
    for (const part of inParts(people.map((person, i) => ({ person, roleId: roleIds[i] ?? '' })))) {
      await tx.insert(t.people).values(part.map(({ person }) => ({ ...person, simulated: true })))
      await tx.insert(t.roles).values(
        part.map(({ person, roleId }) => ({ id: roleId, personId: person.id, role: 'trainee' as const, organisationId: null, grantedBy: null, grantedAt: at, endedAt: null })),
      )
    }
  },
  /** Books them all, with the rules still to be accepted. */
  async book(tx: Writer, sittingId: SittingId, people: readonly { readonly id: string; readonly personId: PersonId }[], bookedAt: Instant): Promise<void> {
    for (const part of inParts(people)) await tx.insert(t.bookings).values(part.map((one) => ({ ...one, sittingId, bookedAt })))
  },
  /** People of a sitting who are not marked as simulated: there must be none before anything of it is removed. */
  async realPeopleIn(db: Reader, sittingId: SittingId): Promise<number> {
    const rows = await db
      .select({ id: t.bookings.id })
      .from(t.bookings)
      .innerJoin(t.people, eq(t.people.id, t.bookings.personId))
      .where(and(eq(t.bookings.sittingId, sittingId), eq(t.people.simulated, false)))
    return rows.length
  },

  /**
   * Removes a simulated sitting with everything that came of it and everybody who was made for it. What stays: pinned item
   * versions, which are kept for ever and may stand on a form that is being made, and the audit, which is append-only.
   * How many people are gone.
   */
  async remove(tx: Writer, sittingId: SittingId): Promise<number> {
    const [sitting] = await tx.select().from(t.sittings).where(and(eq(t.sittings.id, sittingId), eq(t.sittings.simulated, true))).limit(1)
    if (!sitting) throw new Error(`sitting ${sittingId} is not simulated`)
    const ids = async (rows: Promise<{ id: string }[]>) => (await rows).map(({ id }) => id)
    const attempts = await ids(tx.select({ id: t.attempts.id }).from(t.attempts).where(eq(t.attempts.sittingId, sittingId)))
    const forms = await ids(tx.select({ id: t.forms.id }).from(t.forms).where(eq(t.forms.sittingId, sittingId)))
    const cases = await ids(tx.select({ id: t.cases.id }).from(t.cases).where(eq(t.cases.sittingId, sittingId)))
    const booked = await tx.select({ id: t.bookings.personId }).from(t.bookings).where(eq(t.bookings.sittingId, sittingId))
    const waiting = await tx.select({ id: t.waitingList.personId }).from(t.waitingList).where(eq(t.waitingList.sittingId, sittingId))
    const candidates = [...new Set([...booked, ...waiting].map(({ id }) => id))]
    const officers = [sitting.openedBy, ...(sitting.releasedBy ? [sitting.releasedBy] : [])]
    const people: string[] = []
    for (const part of inParts([...new Set([...candidates, ...officers])]))
      people.push(...(await ids(tx.select({ id: t.people.id }).from(t.people).where(and(inArray(t.people.id, part), eq(t.people.simulated, true))))))

    for (const part of inParts(cases)) {
      await tx.delete(t.debarments).where(inArray(t.debarments.caseId, part))
      await tx.delete(t.caseSteps).where(inArray(t.caseSteps.caseId, part))
      await tx.delete(t.cases).where(inArray(t.cases.id, part))
    }
    await tx.delete(t.sittingEvents).where(eq(t.sittingEvents.sittingId, sittingId))
    for (const part of inParts(attempts))
      for (const table of [t.regrades, t.gradeHistory, t.grades, t.answers, t.attemptSteps])
        await tx.delete(table).where(inArray(table.attemptId, part))
    await tx.delete(t.attempts).where(eq(t.attempts.sittingId, sittingId))
    for (const part of inParts(forms)) await tx.delete(t.formItems).where(inArray(t.formItems.formId, part))
    await tx.delete(t.forms).where(eq(t.forms.sittingId, sittingId))
    await tx.delete(t.waitingList).where(eq(t.waitingList.sittingId, sittingId))
    await tx.delete(t.bookings).where(eq(t.bookings.sittingId, sittingId))
    await tx.delete(t.sittings).where(eq(t.sittings.id, sittingId))
    await this.removePeople(tx, people)
    return people.length
  },
  /** Removes simulated people that nothing else speaks of any more. */
  async removePeople(tx: Writer, people: readonly string[]): Promise<void> {
    for (const part of inParts(people)) {
      await tx.delete(t.outbox).where(inArray(t.outbox.personId, part))
      await tx.delete(t.sessions).where(inArray(t.sessions.personId, part))
      await tx.delete(t.roles).where(inArray(t.roles.personId, part))
      await tx.delete(t.people).where(and(inArray(t.people.id, part), eq(t.people.simulated, true)))
    }
  },
  /** The simulated sittings there are, the earliest first. */
  async sittings(db: Reader): Promise<{ id: SittingId; title: string }[]> {
    const rows = await db.select({ id: t.sittings.id, title: t.sittings.title }).from(t.sittings).where(eq(t.sittings.simulated, true)).orderBy(asc(t.sittings.startFrom), asc(t.sittings.id))
    return rows as { id: SittingId; title: string }[]
  },
})
