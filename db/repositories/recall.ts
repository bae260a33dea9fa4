import { and, asc, desc, eq, gte, lte } from 'drizzle-orm'
import type { Id, PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import type { RecallCard, RecallRating } from '#app/domain/learning/recall.ts'
import type { Database, Reader, Writer } from '../database.ts'

export interface RecallReview {
  readonly id: Id<'recall-review'>
  readonly personId: PersonId
  readonly question: string
  readonly response: readonly string[]
  readonly correct: boolean
  readonly rating: RecallRating
  readonly at: Instant
}

export const recallRepository = ({ tables: t }: Database) => ({
  /** A learner's cards by question. */
  async cards(db: Reader, personId: PersonId): Promise<Map<string, RecallCard>> {
    const rows = await db
      .select({ question: t.recallCards.question, card: t.recallCards.card })
      .from(t.recallCards)
      .where(eq(t.recallCards.personId, personId))
      .orderBy(asc(t.recallCards.question))
    return new Map(rows.map(({ question, card }) => [question, card]))
  },
  async card(db: Reader, personId: PersonId, question: string): Promise<RecallCard | undefined> {
    const [row] = await db
      .select({ card: t.recallCards.card })
      .from(t.recallCards)
      .where(and(eq(t.recallCards.personId, personId), eq(t.recallCards.question, question)))
      .limit(1)
    return row?.card
  },
  async putCard(tx: Writer, personId: PersonId, question: string, card: RecallCard): Promise<void> {
    await tx
      .insert(t.recallCards)
      .values({ personId, question, due: card.due, card })
      .onConflictDoUpdate({
        target: [t.recallCards.personId, t.recallCards.question],
        set: { due: card.due, card },
      })
  },

  async addReview(tx: Writer, review: RecallReview): Promise<void> {
    await tx.insert(t.recallReviews).values(review)
  },
  /** How many answers a learner gave in the review from one instant to another, both included. */
  async reviewCount(db: Reader, personId: PersonId, from: Instant, to: Instant): Promise<number> {
    return db.$count(
      t.recallReviews,
      and(eq(t.recallReviews.personId, personId), gte(t.recallReviews.at, from), lte(t.recallReviews.at, to)),
    )
  },
  async lastReview(db: Reader, personId: PersonId, question: string): Promise<RecallReview | undefined> {
    const [row] = await db
      .select()
      .from(t.recallReviews)
      .where(and(eq(t.recallReviews.personId, personId), eq(t.recallReviews.question, question)))
      .orderBy(desc(t.recallReviews.at), desc(t.recallReviews.id))
      .limit(1)
    return row as RecallReview | undefined
  },
})
