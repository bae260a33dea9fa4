import type { Kit } from '../kit.ts'
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

  return { lessonReads, questionAnswers, studyBeats, studyTime }
}
