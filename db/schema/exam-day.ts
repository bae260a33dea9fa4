import type { Grade } from '#app/domain/grading/grade.ts'
import type { Kit } from '../kit.ts'
import type { certificateTables } from './certificate.ts'
import type { examTables } from './exam.ts'
import type { peopleTables } from './people.ts'

/** What surrounds an attempt: waiting lists, accommodations, events, cases, rulings, cut studies. */
export const examDayTables = (
  k: Kit,
  { organisations, people }: ReturnType<typeof peopleTables>,
  { sittings, attempts }: ReturnType<typeof examTables>,
  { uploads }: ReturnType<typeof certificateTables>,
) => {
  /** The queue for a seat; whoever left or was booked stays on record. */
  const waitingList = k.table('waiting_list', {
    id: k.id('id').primaryKey(),
    sittingId: k.id('sitting_id').notNull().references(() => sittings.id),
    personId: k.id('person_id').notNull().references(() => people.id),
    joinedAt: k.instant('joined_at').notNull(),
    leftAt: k.instant('left_at'),
    bookedAt: k.instant('booked_at'),
  }, (t) => [k.index('waiting_list_sitting').on(t.sittingId, t.joinedAt), k.index('waiting_list_person').on(t.personId)])

  const photos = k.table('photos', {
    personId: k.id('person_id').primaryKey().references(() => people.id),
    uploadId: k.id('upload_id').notNull().references(() => uploads.id),
    setAt: k.instant('set_at').notNull(),
  })

  /** Standing accommodations: asked with evidence, decided by an officer, valid for a time. */
  const accommodations = k.table('accommodations', {
    id: k.id('id').primaryKey(),
    personId: k.id('person_id').notNull().references(() => people.id),
    organisationId: k.id('organisation_id').notNull().references(() => organisations.id),
    askedPercent: k.count('asked_percent').notNull(),
    reason: k.text('reason').notNull(),
    uploadId: k.id('upload_id').references(() => uploads.id),
    askedAt: k.instant('asked_at').notNull(),
    state: k.text('state').$type<'asked' | 'granted' | 'refused' | 'withdrawn' | 'ended'>().notNull(),
    percent: k.count('percent'),
    validFrom: k.text('valid_from'),
    validUntil: k.text('valid_until'),
    decidedBy: k.id('decided_by').references(() => people.id),
    decidedAt: k.instant('decided_at'),
    decision: k.text('decision'),
  }, (t) => [k.index('accommodations_person').on(t.personId), k.index('accommodations_organisation').on(t.organisationId, t.askedAt)])

  /** Append-only: what happened around a sitting or one attempt that is no step of it. */
  const sittingEvents = k.table('sitting_events', {
    id: k.id('id').primaryKey(),
    sittingId: k.id('sitting_id').notNull().references(() => sittings.id),
    attemptId: k.id('attempt_id').references(() => attempts.id),
    /** Whom it is about; null: everybody. */
    personId: k.id('person_id').references(() => people.id),
    at: k.instant('at').notNull(),
    /** The officer or the candidate; null: the machine. */
    byId: k.id('by_id'),
    kind: k.text('kind').notNull(),
    detail: k.json<Record<string, unknown>>('detail').notNull(),
  }, (t) => [k.index('sitting_events_sitting').on(t.sittingId, t.at), k.index('sitting_events_attempt').on(t.attemptId, t.at)])

  /** Reviews, violations, passes at stake. What happened is in the steps; the row is the index of them. */
  const cases = k.table('cases', {
    id: k.id('id').primaryKey(),
    /** What people quote. */
    number: k.text('number').notNull(),
    kind: k.text('kind').$type<'review' | 'violation' | 'pass-loss'>().notNull(),
    organisationId: k.id('organisation_id').notNull().references(() => organisations.id),
    sittingId: k.id('sitting_id').notNull().references(() => sittings.id),
    attemptId: k.id('attempt_id').notNull().references(() => attempts.id),
    personId: k.id('person_id').notNull().references(() => people.id),
    /** For pass-loss: the ruling it came of. */
    rulingId: k.id('ruling_id'),
    /** The policy as it stood when the case was opened. */
    policy: k.json<Record<string, unknown>>('policy').notNull(),
    state: k.text('state').notNull(),
    openedAt: k.instant('opened_at').notNull(),
    /** By when the next step is due; null: no clock runs. */
    dueAt: k.instant('due_at'),
    closedAt: k.instant('closed_at'),
    /** One review an attempt, one pass-loss a ruling and attempt: filled where something may happen once. */
    onceKey: k.text('once_key'),
  }, (t) => [
    k.uniqueIndex('cases_number').on(t.number),
    k.uniqueIndex('cases_once').on(t.onceKey),
    k.index('cases_organisation').on(t.organisationId, t.openedAt),
    k.index('cases_person').on(t.personId),
    k.index('cases_attempt').on(t.attemptId),
  ])
  const caseSteps = k.table('case_steps', {
    caseId: k.id('case_id').notNull().references(() => cases.id),
    seq: k.count('seq').notNull(),
    at: k.instant('at').notNull(),
    byId: k.id('by_id'),
    step: k.json<unknown>('step').notNull(),
  }, (t) => [k.primaryKey({ columns: [t.caseId, t.seq] })])

  /** Who may not be examined, from a day and until a day; no end: for long. */
  const debarments = k.table('debarments', {
    id: k.id('id').primaryKey(),
    personId: k.id('person_id').notNull().references(() => people.id),
    caseId: k.id('case_id').notNull().references(() => cases.id),
    from: k.text('from_day').notNull(),
    until: k.text('until_day'),
    liftedAt: k.instant('lifted_at'),
  }, (t) => [k.index('debarments_person').on(t.personId)])

  /** Rulings on item versions: proposed with a preview by one, applied by another. */
  const rulings = k.table('rulings', {
    id: k.id('id').primaryKey(),
    organisationId: k.id('organisation_id').notNull().references(() => organisations.id),
    itemHash: k.id('item_hash').notNull(),
    itemId: k.text('item_id').notNull(),
    ruling: k.json<unknown>('ruling').notNull(),
    reason: k.text('reason').notNull(),
    state: k.text('state').$type<'proposed' | 'applying' | 'applied' | 'refused' | 'withdrawn'>().notNull(),
    proposedBy: k.id('proposed_by').notNull().references(() => people.id),
    proposedAt: k.instant('proposed_at').notNull(),
    preview: k.json<unknown>('preview').notNull(),
    previewHash: k.text('preview_hash').notNull(),
    decidedBy: k.id('decided_by').references(() => people.id),
    decidedAt: k.instant('decided_at'),
    decision: k.text('decision'),
    /** The order in which rulings were applied: of two on one version the later one holds. */
    appliedOrder: k.count('applied_order'),
  }, (t) => [k.index('rulings_item').on(t.itemHash), k.index('rulings_organisation').on(t.organisationId, t.proposedAt)])
  const regrades = k.table('regrades', {
    rulingId: k.id('ruling_id').notNull().references(() => rulings.id),
    attemptId: k.id('attempt_id').notNull().references(() => attempts.id),
    at: k.instant('at').notNull(),
    before: k.json<unknown>('before').notNull(),
    after: k.json<unknown>('after').notNull(),
    effect: k.text('effect').$type<'none' | 'mark' | 'pass-gained' | 'pass-at-stake'>().notNull(),
  }, (t) => [k.primaryKey({ columns: [t.rulingId, t.attemptId] }), k.index('regrades_attempt').on(t.attemptId)])
  /** Append-only: every grade an attempt ever had, and what it came of. */
  const gradeHistory = k.table('grade_history', {
    attemptId: k.id('attempt_id').notNull().references(() => attempts.id),
    seq: k.count('seq').notNull(),
    at: k.instant('at').notNull(),
    cause: k.text('cause').$type<'closed' | 'reopened' | 'rescued' | 'ruling' | 'case'>().notNull(),
    causeId: k.id('cause_id'),
    passed: k.flag('passed').notNull(),
    voided: k.flag('voided').notNull(),
    grade: k.json<Grade>('grade').notNull(),
  }, (t) => [k.primaryKey({ columns: [t.attemptId, t.seq] })])

  /** Standard-setting studies (modified Angoff). */
  const cutStudies = k.table('cut_studies', {
    id: k.id('id').primaryKey(),
    organisationId: k.id('organisation_id').notNull().references(() => organisations.id),
    title: k.text('title').notNull(),
    /** Hashes of the item versions that are rated. */
    items: k.json<string[]>('items').notNull(),
    round: k.count('round').notNull(),
    state: k.text('state').$type<'rating' | 'rated' | 'signed' | 'abandoned'>().notNull(),
    createdBy: k.id('created_by').notNull().references(() => people.id),
    createdAt: k.instant('created_at').notNull(),
    signedBy: k.id('signed_by').references(() => people.id),
    signedAt: k.instant('signed_at'),
    /** The cut in hundredths of a per cent once it is signed, and the figures it rests on. */
    cutHundredths: k.count('cut_hundredths'),
    result: k.json<unknown>('result'),
    reason: k.text('reason'),
  }, (t) => [k.index('cut_studies_organisation').on(t.organisationId, t.createdAt)])
  const cutJudges = k.table('cut_judges', {
    studyId: k.id('study_id').notNull().references(() => cutStudies.id),
    personId: k.id('person_id').notNull().references(() => people.id),
    qualification: k.text('qualification').notNull(),
    /** The last round that this judge has handed in. */
    doneRound: k.count('done_round').notNull().default(0),
    /** Share of candidates the judge expects to pass and the cut they would set, in hundredths of a per cent (Beuk). */
    expectedPass: k.count('expected_pass'),
    expectedCut: k.count('expected_cut'),
  }, (t) => [k.primaryKey({ columns: [t.studyId, t.personId] }), k.index('cut_judges_person').on(t.personId)])
  const cutRatings = k.table('cut_ratings', {
    studyId: k.id('study_id').notNull().references(() => cutStudies.id),
    personId: k.id('person_id').notNull().references(() => people.id),
    round: k.count('round').notNull(),
    itemHash: k.id('item_hash').notNull(),
    /** In hundredths of a per cent: how many of a hundred just competent people would answer it rightly. */
    rating: k.count('rating').notNull(),
    at: k.instant('at').notNull(),
  }, (t) => [k.primaryKey({ columns: [t.studyId, t.personId, t.round, t.itemHash] })])

  return {
    waitingList, photos, accommodations, sittingEvents, cases, caseSteps, debarments,
    rulings, regrades, gradeHistory, cutStudies, cutJudges, cutRatings,
  }
}
