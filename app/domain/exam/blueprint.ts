// How many items of which topic, level and kind make a form, and what they are worth.

import type { Credit, Kind, Level } from './kinds.ts'

/** How many items of one topic at each level. */
export type BlueprintRow = { readonly topic: string } & Readonly<Record<Level, number>>

export type Blueprint = {
  readonly id: string
  readonly version: string
  /** Time limit in minutes, without extra time. */
  readonly minutes: number
  /** Cut score in whole hundredths of a per cent of all marks: 6000 is 60 %. */
  readonly cutHundredths: number
  /** Marks of one item by kind, in whole hundredths. */
  readonly marks: Readonly<Record<Kind, number>>
  readonly cells: readonly BlueprintRow[]
  /** How many of each kind the whole form has, exactly; a kind not named is not on it. Absent: any mixture. */
  readonly kinds?: Readonly<Partial<Record<Kind, number>>> | undefined
  /** How many case sets a form holds at the most. */
  readonly maxCases: number
  /** How each kind is marked. Absent, or a kind not named: all or nothing. */
  readonly credit?: Readonly<Partial<Record<Kind, Credit>>> | undefined
  /** Topics of which a share of the marks is wanted besides the cut, in whole hundredths of a per cent. Absent: none. */
  readonly floors?: readonly Floor[] | undefined
}

/** A pass needs this share of the topic's marks: 6000 is 60 %. */
export type Floor = { readonly topic: string; readonly percentHundredths: number }

/** How many items a form of this blueprint has. */
export const lengthOf = (blueprint: Blueprint): number =>
  blueprint.cells.reduce((sum, row) => sum + row.recall + row.application + row.judgement, 0)
