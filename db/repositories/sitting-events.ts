import { and, asc, count, eq, inArray, isNotNull, isNull, max, or } from 'drizzle-orm'
import type { AttemptId, Id, PersonId, SittingId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'

/** Something that happened around a sitting and is no step of an attempt: see `EventBody` for what a kind tells. */
export interface SittingEventRow {
  readonly id: Id<'sitting-event'>
  readonly sittingId: SittingId
  readonly attemptId: AttemptId | null
  /** Whom it is about; null: everybody. */
  readonly personId: PersonId | null
  readonly at: Instant
  /** The officer or the candidate; null: the machine. */
  readonly byId: PersonId | null
  readonly kind: string
  readonly detail: Readonly<Record<string, unknown>>
}

/** How often something was recorded of one person in a sitting, and when last. */
export interface EventCount {
  readonly personId: PersonId
  readonly kind: string
  readonly times: number
  readonly lastAt: Instant
}

/** Events are added and read, never changed or taken away. */
export const sittingEventsRepository = ({ tables: t }: Database) => ({
  async add(tx: Writer, events: readonly SittingEventRow[]): Promise<void> {
    if (events.length > 0) await tx.insert(t.sittingEvents).values(events.map((event) => ({ ...event, detail: { ...event.detail } })))
  },
  /** Events of a sitting, the first first; of some kinds if they are named. */
  async ofSitting(db: Reader, sittingId: SittingId, kinds?: readonly string[]): Promise<SittingEventRow[]> {
    if (kinds?.length === 0) return []
    const rows = await db
      .select()
      .from(t.sittingEvents)
      .where(and(eq(t.sittingEvents.sittingId, sittingId), kinds ? inArray(t.sittingEvents.kind, [...kinds]) : undefined))
      .orderBy(asc(t.sittingEvents.at), asc(t.sittingEvents.id))
    return rows as SittingEventRow[]
  },
  /** What concerns one candidate of a sitting: what was recorded of them, and what was told to everybody. */
  async ofCandidate(db: Reader, sittingId: SittingId, personId: PersonId): Promise<SittingEventRow[]> {
    const rows = await db
      .select()
      .from(t.sittingEvents)
      .where(
        and(eq(t.sittingEvents.sittingId, sittingId), or(eq(t.sittingEvents.personId, personId), isNull(t.sittingEvents.personId))),
      )
      .orderBy(asc(t.sittingEvents.at), asc(t.sittingEvents.id))
    return rows as SittingEventRow[]
  },
  /** How often each kind was recorded of each person; of some people if they are named. */
  async counts(db: Reader, sittingId: SittingId, people?: readonly PersonId[]): Promise<EventCount[]> {
    if (people?.length === 0) return []
    const rows = await db
      .select({ personId: t.sittingEvents.personId, kind: t.sittingEvents.kind, times: count(), lastAt: max(t.sittingEvents.at) })
      .from(t.sittingEvents)
      .where(
        and(
          eq(t.sittingEvents.sittingId, sittingId),
          people ? inArray(t.sittingEvents.personId, [...people]) : isNotNull(t.sittingEvents.personId),
        ),
      )
      .groupBy(t.sittingEvents.personId, t.sittingEvents.kind)
      .orderBy(asc(t.sittingEvents.personId), asc(t.sittingEvents.kind))
    return rows as EventCount[]
  },
})
