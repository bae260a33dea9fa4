import type { Kit } from '../kit.ts'
import type { peopleTables } from './people.ts'
import type { Blueprint } from '#app/domain/exam/blueprint.ts'
import type { FormSlot } from '#app/domain/exam/form.ts'
import type { ItemVersion } from '#app/domain/exam/item.ts'
import type { Response } from '#app/domain/exam/item.ts'
import type { Step } from '#app/domain/exam/attempt.ts'
import type { PlannedBreak } from '#app/domain/exam/invigilation.ts'
import type { Grade } from '#app/domain/grading/grade.ts'

/** Sittings, bookings, forms, attempts, answers, grades. */
export const examTables = (k: Kit, { organisations, people }: ReturnType<typeof peopleTables>) => {
  /** Every item version that was ever put on a form, by hash and for ever. Keys live here and nowhere a browser reaches. */
  const itemVersions = k.table('item_versions', {
    hash: k.id('hash').primaryKey(),
    itemId: k.text('item_id').notNull(),
    body: k.json<ItemVersion>('body').notNull(),
    pinnedAt: k.instant('pinned_at').notNull(),
  }, (t) => [k.index('item_versions_item').on(t.itemId)])

  const sittings = k.table('sittings', {
    id: k.id('id').primaryKey(),
    organisationId: k.id('organisation_id').notNull().references(() => organisations.id),
    title: k.text('title').notNull(),
    /** The blueprint as it stood when the sitting was opened. */
    blueprint: k.json<Blueprint>('blueprint').notNull(),
    bookingOpens: k.instant('booking_opens').notNull(),
    bookingCloses: k.instant('booking_closes').notNull(),
    startFrom: k.instant('start_from').notNull(),
    startUntil: k.instant('start_until').notNull(),
    minutes: k.count('minutes').notNull(),
    hardClose: k.instant('hard_close').notNull(),
    /** Null: no limit of seats. */
    seats: k.count('seats'),
    openedBy: k.id('opened_by').notNull().references(() => people.id),
    openedAt: k.instant('opened_at').notNull(),
    releasedAt: k.instant('released_at'),
    releasedBy: k.id('released_by').references(() => people.id),
    mode: k.text('mode').$type<'online' | 'on-site'>().notNull().default('online'),
    /** Address and room of a sitting on site. */
    place: k.text('place'),
    /** From when candidates are let in; null: from the start. */
    checkInFrom: k.instant('check_in_from'),
    /** Until when a booking may be given back or changed; null: until the start. */
    cancelUntil: k.instant('cancel_until'),
    waitingList: k.flag('waiting_list').notNull().default(false),
    /** Minutes by which the hard close was moved, for everybody; each move is an event with a reason. */
    extensionMinutes: k.count('extension_minutes').notNull().default(0),
    /** Planned breaks in order. */
    breaks: k.json<readonly PlannedBreak[]>('breaks').notNull().default([]),
    /** Config keys of Safe Exam Browser, in hexadecimal; null: any browser. */
    sebKeys: k.json<readonly string[]>('seb_keys'),
    /** Made by the simulation: marked everywhere, worth nothing, and removable. */
    simulated: k.flag('simulated').notNull().default(false),
    /** Counts the changes of the schedule. */
    scheduleVersion: k.count('schedule_version').notNull().default(1),
    /** The signed study that the cut comes from; null: from the policy. */
    cutStudyId: k.id('cut_study_id'),
  }, (t) => [k.index('sittings_organisation').on(t.organisationId, t.startFrom), k.index('sittings_booking').on(t.bookingCloses)])

  const bookings = k.table('bookings', {
    id: k.id('id').primaryKey(),
    sittingId: k.id('sitting_id').notNull().references(() => sittings.id),
    personId: k.id('person_id').notNull().references(() => people.id),
    bookedAt: k.instant('booked_at').notNull(),
    rulesAcceptedAt: k.instant('rules_accepted_at'),
    cancelledAt: k.instant('cancelled_at'),
    /** Seat number, from 1; null until it is given. */
    seat: k.count('seat'),
    /** Which reminders were sent. */
    reminded: k.json<readonly string[]>('reminded').notNull().default([]),
    /** Whether the candidate consented to the recording of signals, and when. */
    signalsConsentedAt: k.instant('signals_consented_at'),
  }, (t) => [k.uniqueIndex('bookings_once').on(t.sittingId, t.personId), k.index('bookings_person').on(t.personId)])

  /** The items one candidate gets, frozen by content hash. Made before the start or at it; never changed. */
  const forms = k.table('forms', {
    id: k.id('id').primaryKey(),
    sittingId: k.id('sitting_id').notNull().references(() => sittings.id),
    personId: k.id('person_id').notNull().references(() => people.id),
    seed: k.text('seed').notNull(),
    slots: k.json<FormSlot[]>('slots').notNull(),
    hash: k.text('hash').notNull(),
    madeAt: k.instant('made_at').notNull(),
    /** Item versions that were left out because they had been seen too often: with the seed and the bank they make the form again. */
    leftOut: k.json<readonly string[]>('left_out').notNull().default([]),
  }, (t) => [k.uniqueIndex('forms_once').on(t.sittingId, t.personId)])

  const attempts = k.table('attempts', {
    id: k.id('id').primaryKey(),
    sittingId: k.id('sitting_id').notNull().references(() => sittings.id),
    personId: k.id('person_id').notNull().references(() => people.id),
    number: k.count('number').notNull(),
    formId: k.id('form_id').notNull().references(() => forms.id),
    startedAt: k.instant('started_at').notNull(),
    /** The deadline function's answer, kept so that the closing job can find overdue attempts; refreshed by every step that moves it. */
    deadline: k.instant('deadline').notNull(),
    /** When it was handed in or closed; null while open. Facts are in the steps, this is the index of them. */
    closedAt: k.instant('closed_at'),
    /** The standing accommodation's per cent, frozen at the start. */
    extraTimePercent: k.count('extra_time_percent').notNull().default(0),
    /** The sums of the steps, as the answers are: so that a touch need not read them all. */
    grantedMinutes: k.count('granted_minutes').notNull().default(0),
    pausedMs: k.count('paused_ms').notNull().default(0),
    pausedSince: k.instant('paused_since'),
    pauseUntil: k.instant('pause_until'),
    breaksTaken: k.count('breaks_taken').notNull().default(0),
    /** The live window's own name. */
    window: k.text('window'),
  }, (t) => [
    k.uniqueIndex('attempts_once').on(t.sittingId, t.personId, t.number),
    k.index('attempts_person').on(t.personId),
    k.index('attempts_deadline').on(t.deadline),
  ])

  /** Append-only: everything that happened to an attempt, in order. */
  const attemptSteps = k.table('attempt_steps', {
    attemptId: k.id('attempt_id').notNull().references(() => attempts.id),
    seq: k.count('seq').notNull(),
    at: k.instant('at').notNull(),
    step: k.json<Step>('step').notNull(),
  }, (t) => [k.primaryKey({ columns: [t.attemptId, t.seq] })])

  /** The answer that stands in each slot: what the saved steps add up to, kept so that a save need not read them all. */
  const answers = k.table('answers', {
    attemptId: k.id('attempt_id').notNull().references(() => attempts.id),
    slot: k.count('slot').notNull(),
    revision: k.count('revision').notNull(),
    response: k.json<Response>('response').notNull(),
    savedAt: k.instant('saved_at').notNull(),
  }, (t) => [k.primaryKey({ columns: [t.attemptId, t.slot] })])

  const grades = k.table('grades', {
    attemptId: k.id('attempt_id').primaryKey().references(() => attempts.id),
    /** Whole hundredths. */
    total: k.count('total').notNull(),
    max: k.count('max').notNull(),
    passed: k.flag('passed').notNull(),
    grade: k.json<Grade>('grade').notNull(),
    gradedAt: k.instant('graded_at').notNull(),
    /** The case that made the result void; null as long as it counts. */
    voidedBy: k.id('voided_by'),
  })

  return { itemVersions, sittings, bookings, forms, attempts, attemptSteps, answers, grades }
}
