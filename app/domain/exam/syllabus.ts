// The national syllabus (大纲): topics and weights, what is required, hours and blueprint, in dated versions. One officer
// drafts, another signs off; provinces deliver it and do not edit it (广发〔2012〕53号 四（一）: set uniformly).

import type { BlueprintRow } from './blueprint.ts'
import type { Kind } from './item.ts'

export type SyllabusBody = {
  readonly topics: readonly { readonly topic: string; readonly weight: number }[]
  /** Modules without which the programme is not complete. */
  readonly requiredModules: readonly string[]
  /** Study hours of 45 minutes, in tenths. */
  readonly requiredHoursTenths: number
  /** Whether the hours are a condition for booking an exam. */
  readonly hoursEnforced: boolean
  readonly exam: {
    readonly minutes: number
    readonly cutHundredths: number
    readonly attempts: number
    readonly waitDays: number
    readonly marks: Readonly<Record<Kind, number>>
    readonly blueprint: readonly BlueprintRow[]
    readonly kinds?: Readonly<Partial<Record<Kind, number>>> | undefined
    readonly maxCases: number
  }
}

export type SyllabusDecision =
  | { readonly type: 'signed' }
  | { readonly type: 'returned' | 'withdrawn'; readonly reason: string }
