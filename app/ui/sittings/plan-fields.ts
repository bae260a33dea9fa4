// The plan of a sitting as it is typed: times of Beijing, breaks as a list of minutes, browser keys line by line.

import type { PlannedBreak } from '#app/domain/exam/invigilation.ts'
import { type EndTimes, latestOf, possibleEnds, type WholePlan } from '#app/domain/exam/opening.ts'
import { type Instant, shanghaiTime } from '#app/domain/instant.ts'
import { instantIn } from '../exam/shanghai.ts'

export type Typed = Readonly<Record<string, string>>

/** `10, 10` as two breaks of ten minutes; undefined for anything but whole numbers. Nothing typed: no break. */
export function breaksIn(text: string): PlannedBreak[] | undefined {
  const parts = text.normalize('NFKC').split(/[\s,、]+/).filter(Boolean)
  return parts.every((part) => /^\d{1,3}$/.test(part)) ? parts.map((part) => ({ minutes: Number(part) })) : undefined
}

/** One key a line, in either case; what a line says besides is left for the rule to refuse. Null: no line. */
export function keysIn(text: string): string[] | null {
  const lines = text.split(/\r?\n/).map((line) => line.trim().toLowerCase()).filter(Boolean)
  return lines.length > 0 ? lines : null
}

/** What the ends depend on, if all of it is typed. */
export function endTimesIn(typed: Typed): EndTimes | undefined {
  const [startFrom, startUntil, hardClose] = [instantIn(typed.startFrom ?? ''), instantIn(typed.startUntil ?? ''), instantIn(typed.hardClose ?? '')]
  const [minutes, breaks] = [Number(typed.minutes), breaksIn(typed.breaks ?? '')]
  if (!startFrom || !startUntil || !hardClose || !breaks || !Number.isSafeInteger(minutes) || minutes <= 0) return undefined
  return { startFrom, startUntil, hardClose, minutes, breaks }
}

/**
 * The latest of all possible ends as it is posted with the form, so that nothing is saved whose end was not on the screen.
 * @param percents the extra times on the screen
 */
export const latestEndOf = (times: EndTimes, percents: readonly number[]): Instant | '' => latestOf(possibleEnds(times, percents)) ?? ''

/** A plan as it stands in the fields of the form. */
export function typedOf(plan: WholePlan & { readonly title: string }): Record<string, string> {
  const local = (at: Instant | null) => (at ? shanghaiTime(at) : '')
  const { title, mode, place, minutes, seats, waitingList, breaks, sebKeys } = plan
  return {
    title, mode, place: place ?? '', minutes: String(minutes), seats: seats === null ? '' : String(seats),
    bookingOpens: local(plan.bookingOpens), bookingCloses: local(plan.bookingCloses), cancelUntil: local(plan.cancelUntil),
    checkInFrom: local(plan.checkInFrom), startFrom: local(plan.startFrom), startUntil: local(plan.startUntil), hardClose: local(plan.hardClose),
    breaks: breaks.map((one) => one.minutes).join(', '), sebKeys: (sebKeys ?? []).join('\n'),
    ...(waitingList ? { waitingList: 'on' } : {}),
  }
}
