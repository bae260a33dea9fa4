// What a certificate of study hours (学时证明) states, as it stood when it was made.

import type { Day } from '#app/domain/instant.ts'

export type HoursStatement = {
  readonly name: string
  /** Document number with all but its ends hidden. */
  readonly documentMasked: string
  /** First and last day with counted study. */
  readonly from: Day
  readonly to: Day
  readonly seconds: number
  readonly minutesPerHour: number
  readonly modules: readonly {
    readonly module: string
    readonly title: string
    readonly titleEn: string
    readonly seconds: number
  }[]
  /** Required lessons done, and how many there were. */
  readonly done: number
  readonly of: number
}
