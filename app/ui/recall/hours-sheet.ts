// What a certificate of study hours says, line by line, in the reader's words: the page and the PDF are drawn from it.

import { type Day, type Instant, shanghaiTime } from '#app/domain/instant.ts'
import { type HoursStatement, statedHours } from '#app/domain/learning/hours-statement.ts'
import { longDay } from '../certificate/wording.ts'

/** The words of `recall.hours` in one language. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

export interface Stated extends Omit<HoursStatement, 'documentMasked'> {
  readonly documentMasked: string | null
  readonly code: string
  readonly issuedAt: string
  readonly address: string
  readonly qr: { readonly size: number; readonly path: string }
}

const minutesOf = (seconds: number): number => Math.floor(seconds / 60)

/** @param missing characters of it that a PDF cannot print, as `U+20BB7`; none on a page */
export function sheetOf(say: Say, language: string, stated: Stated, missing: readonly string[] = []) {
  const english = language === 'en'
  const onDay = (day: Day) => (english ? day : longDay(day))
  const { name, from, to, seconds, minutesPerHour, modules, done, of, documentMasked, code, issuedAt, address, qr } =
    stated
  const hours = statedHours(stated)
  return {
    language,
    heading: say('heading'),
    subheading: say('subheading'),
    sentence: say('sentence', { name, from: onDay(from), to: onDay(to), hours, minutes: minutesOf(seconds) }),
    facts: [
      ...(documentMasked === null ? [] : [[say('document'), documentMasked] as const]),
      [say('hourLength'), say('hourIs', { minutes: minutesPerHour })] as const,
      [say('lessons'), say('lessonsDone', { done, of })] as const,
      [say('issuedAt'), say('zoned', { at: shanghaiTime(issuedAt as Instant).replace('T', ' ') })] as const,
    ],
    columns: [say('module'), say('time')] as const,
    modules: modules.map(
      (module) =>
        [english ? module.titleEn : module.title, say('minutes', { minutes: minutesOf(module.seconds) })] as const,
    ),
    notes: [
      say('noteWhat'),
      say('noteMeasured'),
      ...(missing.length > 0 ? [say('noteMissing', { characters: missing.join(' ') })] : []),
    ],
    code,
    codeLabel: say('code'),
    check: say('check'),
    address,
    qr,
    qrLabel: say('qr'),
    issuer: say('issuer'),
  }
}
