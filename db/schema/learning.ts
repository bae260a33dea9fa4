import type { Kit } from '../kit.ts'
import type { CourseVersion } from '#app/domain/learning/enrolment.ts'
import type { HoursStatement } from '#app/domain/learning/hours-statement.ts'
import type { RecallCard } from '#app/domain/learning/recall.ts'
import type { peopleTables } from './people.ts'

/** What a learner has read, answered and how long they studied. Facts; completion is computed. */
export const learningTables = (k: Kit, { people }: ReturnType<typeof peopleTables>) => {
  const lessonReads = k.table('lesson_reads', {
    personId: k.id('person_id').notNull().references(() => people.id),
    /** `module/lesson`. */
    lesson: k.text('lesson').notNull(),
    /** Hash of the lesson as it was first opened: the version this learner studied. */
    lessonHash: k.text('lesson_hash').notNull(),
    openedAt: k.instant('opened_at').notNull(),
    /** When the learner said it was read to the end. */
    readAt: k.instant('read_at'),
  }, (t) => [k.primaryKey({ columns: [t.personId, t.lesson] })])

  const questionAnswers = k.table('question_answers', {
    id: k.id('id').primaryKey(),
    personId: k.id('person_id').notNull().references(() => people.id),
    lesson: k.text('lesson').notNull(),
    question: k.text('question').notNull(),
    response: k.json<unknown>('response').notNull(),
    correct: k.flag('correct').notNull(),
    at: k.instant('at').notNull(),
  }, (t) => [k.index('question_answers_person').on(t.personId, t.lesson)])

  /** One chain of beats a person, so that two tabs do not count twice. */
  const studyBeats = k.table('study_beats', {
    personId: k.id('person_id').primaryKey().references(() => people.id),
    lastAt: k.instant('last_at').notNull(),
  })

  const studyTime = k.table('study_time', {
    personId: k.id('person_id').notNull().references(() => people.id),
    /** Day in Asia/Shanghai. */
    day: k.text('day').notNull(),
    lesson: k.text('lesson').notNull(),
    seconds: k.count('seconds').notNull(),
  }, (t) => [k.primaryKey({ columns: [t.personId, t.day, t.lesson] })])

  /** Every time a learner marked a lesson as read, with the version read: a re-reading after an amendment is one more. */
  const lessonReadings = k.table('lesson_readings', {
    id: k.id('id').primaryKey(),
    personId: k.id('person_id').notNull().references(() => people.id),
    lesson: k.text('lesson').notNull(),
    lessonHash: k.text('lesson_hash').notNull(),
    at: k.instant('at').notNull(),
  }, (t) => [k.index('lesson_readings_person').on(t.personId, t.lesson)])

  /** The programme as it stood when somebody enrolled: what is required, lesson by lesson, under the hash of it. */
  const courseVersions = k.table('course_versions', {
    hash: k.id('hash').primaryKey(),
    version: k.json<CourseVersion>('version').notNull(),
    pinnedAt: k.instant('pinned_at').notNull(),
  })

  /** Append-only: the last row is the version a learner studies by; a move to a newer one is another row. */
  const enrolments = k.table('enrolments', {
    id: k.id('id').primaryKey(),
    personId: k.id('person_id').notNull().references(() => people.id),
    courseHash: k.id('course_hash').notNull().references(() => courseVersions.hash),
    at: k.instant('at').notNull(),
  }, (t) => [k.index('enrolments_person').on(t.personId, t.at)])

  /** Where a learner stopped reading. `anchor` is a heading's id; empty: the beginning. */
  const lessonPositions = k.table('lesson_positions', {
    personId: k.id('person_id').notNull().references(() => people.id),
    lesson: k.text('lesson').notNull(),
    anchor: k.text('anchor').notNull(),
    at: k.instant('at').notNull(),
  }, (t) => [k.primaryKey({ columns: [t.personId, t.lesson] })])

  const lessonNotes = k.table('lesson_notes', {
    id: k.id('id').primaryKey(),
    personId: k.id('person_id').notNull().references(() => people.id),
    lesson: k.text('lesson').notNull(),
    /** Id of the heading it belongs to; empty: the whole lesson. */
    anchor: k.text('anchor').notNull(),
    text: k.text('text').notNull(),
    at: k.instant('at').notNull(),
    changedAt: k.instant('changed_at').notNull(),
  }, (t) => [k.index('lesson_notes_person').on(t.personId, t.lesson)])

  const lessonBookmarks = k.table('lesson_bookmarks', {
    personId: k.id('person_id').notNull().references(() => people.id),
    lesson: k.text('lesson').notNull(),
    anchor: k.text('anchor').notNull(),
    /** The heading as it read then. */
    title: k.text('title').notNull(),
    at: k.instant('at').notNull(),
  }, (t) => [k.primaryKey({ columns: [t.personId, t.lesson, t.anchor] })])

  /** When a question (`module/lesson#q1`) is to be asked again, as the scheduler left it. */
  const recallCards = k.table('recall_cards', {
    personId: k.id('person_id').notNull().references(() => people.id),
    question: k.text('question').notNull(),
    due: k.instant('due').notNull(),
    card: k.json<RecallCard>('card').notNull(),
  }, (t) => [k.primaryKey({ columns: [t.personId, t.question] }), k.index('recall_cards_due').on(t.personId, t.due)])

  /** Append-only: every answer in a review. */
  const recallReviews = k.table('recall_reviews', {
    id: k.id('id').primaryKey(),
    personId: k.id('person_id').notNull().references(() => people.id),
    question: k.text('question').notNull(),
    response: k.json<readonly string[]>('response').notNull(),
    correct: k.flag('correct').notNull(),
    /** How sure the learner was or was not, as the scheduler rates it: 1 again, 2 hard, 3 good, 4 easy. */
    rating: k.count('rating').notNull(),
    at: k.instant('at').notNull(),
  }, (t) => [k.index('recall_reviews_person').on(t.personId, t.at)])

  /** Certificates of study hours (学时证明): the facts as they were told, under a code that anyone may check. */
  const hoursCertificates = k.table('hours_certificates', {
    code: k.id('code').primaryKey(),
    personId: k.id('person_id').notNull().references(() => people.id),
    facts: k.json<HoursStatement>('facts').notNull(),
    issuedAt: k.instant('issued_at').notNull(),
  }, (t) => [k.index('hours_certificates_person').on(t.personId)])

  return {
    lessonReads, questionAnswers, studyBeats, studyTime, lessonReadings, courseVersions, enrolments, lessonPositions,
    lessonNotes, lessonBookmarks, recallCards, recallReviews, hoursCertificates,
  }
}
