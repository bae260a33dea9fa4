// Which lessons somebody has read and should read again, and why. It is a matter of keeping up, and takes nothing away:
// a lesson that was complete stays complete.

import { addDays, type Day, dayOf, type Instant } from '#app/domain/instant.ts'

/** A mark as read: when, and which version of the lesson. */
export type Reading = { readonly lessonHash: string; readonly at: Instant }

/** A change in a lesson that its authors tell of. */
export type Amendment = {
  readonly on: Day
  readonly what: string
  readonly articles: readonly { readonly document: string; readonly article: string }[]
  /** Whether somebody who read the lesson before must read it again. */
  readonly reread: boolean
}

/** From when until when (null: no end) an article that the lesson cites is in force. */
export type CitedForce = {
  readonly document: string
  readonly article: string
  readonly from: Day
  readonly to: Day | null
}

export type RereadReason =
  | { readonly type: 'amended'; readonly on: Day; readonly amendment: Amendment }
  /** `on`: its first day in force, or the first day on which it no longer was. */
  | {
      readonly type: 'came-into-force' | 'ended'
      readonly on: Day
      readonly document: string
      readonly article: string
    }

export type Rereading = {
  /** By day, then in the order of amendments and citations. Empty: nothing to read again. */
  readonly reasons: readonly RereadReason[]
  /** Amendments since the reading that need no re-reading. */
  readonly minor: readonly Amendment[]
  /** The text is another than the one read, and no amendment asks to read it again: the wording changed. */
  readonly wording: boolean
}

/**
 * Why a lesson is to be read again: an amendment that says so, made after the last reading; an article it cites that came
 * into force, or went out of it, after the day of the last reading and by today. The version of the last reading tells
 * whether its text already held the amendments: who read the present text need not read it again for them. Of another
 * text read on the very day of an amendment it is not known, and it is to be read again.
 * @param today days are those of Asia/Shanghai
 */
export function rereadReasons(
  last: Reading,
  lesson: { readonly hash: string; readonly amendments: readonly Amendment[]; readonly cited: readonly CitedForce[] },
  today: Day,
): Rereading {
  const readOn = dayOf(last.at)
  const otherText = last.lessonHash !== lesson.hash
  const since = lesson.amendments.filter(({ on }) => otherText && readOn <= on && on <= today)
  const passed = (on: Day) => readOn < on && on <= today
  const reasons = [
    ...since
      .filter(({ reread }) => reread)
      .map((amendment) => ({ type: 'amended' as const, on: amendment.on, amendment })),
    ...lesson.cited.flatMap(({ document, article, from, to }): RereadReason[] => {
      const after = to && addDays(to, 1)
      return [
        ...(passed(from) ? [{ type: 'came-into-force' as const, on: from, document, article }] : []),
        ...(after && passed(after) ? [{ type: 'ended' as const, on: after, document, article }] : []),
      ]
    }),
  ]
  return {
    reasons: reasons.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    minor: since.filter(({ reread }) => !reread),
    wording: otherText && !since.some(({ reread }) => reread),
  }
}
