import { and, count, desc, eq, isNull } from 'drizzle-orm'
import type { AttemptId, PersonId, SittingId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { Database, Reader, Writer } from '../database.ts'

/** Consent to signals, and what of them is kept of an attempt. */
export const signalsRepository = ({ tables: t }: Database) => ({
  /** Keeps or withdraws (null) the consent of a booking that stands; whether there is one. */
  async consent(tx: Writer, sittingId: SittingId, personId: PersonId, at: Instant | null): Promise<boolean> {
    const rows = await tx
      .update(t.bookings)
      .set({ signalsConsentedAt: at })
      .where(and(eq(t.bookings.sittingId, sittingId), eq(t.bookings.personId, personId), isNull(t.bookings.cancelledAt)))
      .returning({ id: t.bookings.id })
    return rows.length > 0
  },
  async consented(db: Reader, sittingId: SittingId, personId: PersonId): Promise<boolean> {
    const [row] = await db
      .select({ at: t.bookings.signalsConsentedAt })
      .from(t.bookings)
      .where(and(eq(t.bookings.sittingId, sittingId), eq(t.bookings.personId, personId), isNull(t.bookings.cancelledAt)))
      .limit(1)
    return Boolean(row?.at)
  },
  /** How many changes of mind about signals a candidate has on record in a sitting. */
  async consentsOf(db: Reader, sittingId: SittingId, personId: PersonId): Promise<number> {
    const [row] = await db
      .select({ n: count() })
      .from(t.sittingEvents)
      .where(and(eq(t.sittingEvents.sittingId, sittingId), eq(t.sittingEvents.personId, personId), eq(t.sittingEvents.kind, 'signals-consent')))
    return row?.n ?? 0
  },
  /** How many events of one kind an attempt has. */
  async countOf(db: Reader, attemptId: AttemptId, kind: string): Promise<number> {
    const [row] = await db
      .select({ n: count() })
      .from(t.sittingEvents)
      .where(and(eq(t.sittingEvents.attemptId, attemptId), eq(t.sittingEvents.kind, kind)))
    return row?.n ?? 0
  },
  /** What was kept with the latest event of one kind of an attempt. */
  async latestOf(db: Reader, attemptId: AttemptId, kind: string): Promise<Readonly<Record<string, unknown>> | undefined> {
    const [row] = await db
      .select({ detail: t.sittingEvents.detail })
      .from(t.sittingEvents)
      .where(and(eq(t.sittingEvents.attemptId, attemptId), eq(t.sittingEvents.kind, kind)))
      .orderBy(desc(t.sittingEvents.at), desc(t.sittingEvents.id))
      .limit(1)
    return row?.detail
  },
})
