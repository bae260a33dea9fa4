// The acts of the desk: their names in forms, which ask twice, and what each needs to be told.

export const ACTS = ['message', 'pause', 'resume', 'extend', 'identity', 'incident', 'close', 'reopen', 'seb-override', 'move-close'] as const
export type ActName = (typeof ACTS)[number]

export type ActField = 'text' | 'minutes' | 'reason' | 'incident' | 'against'

/** `final`: what cannot be taken back, or touches everybody: it is ticked once more. */
export const ACT_FORMS: Readonly<Record<ActName, { readonly fields: readonly ActField[]; readonly final: boolean }>> = {
  message: { fields: ['text'], final: false },
  pause: { fields: ['reason'], final: false },
  resume: { fields: [], final: false },
  extend: { fields: ['minutes', 'reason'], final: false },
  identity: { fields: ['against'], final: false },
  incident: { fields: ['incident', 'text'], final: false },
  close: { fields: ['reason'], final: true },
  reopen: { fields: ['minutes', 'reason'], final: true },
  'seb-override': { fields: ['reason'], final: false },
  'move-close': { fields: ['minutes', 'reason'], final: true },
}

/** Who an act is for, as its form shows it. */
export interface ShownCandidate {
  readonly id: string
  readonly name: string
  readonly seat: number | null
  readonly document: string
  readonly photo: string | null
}

/** An act that was chosen and is to be filled in. `all` with a number: so many it would change something for. */
export interface Filling {
  readonly act: ActName
  readonly whom: { readonly all: number | null } | { readonly some: readonly ShownCandidate[] } | null
  /** The number of the ticket that was shown, if the candidate was found by it. */
  readonly ticket?: string
}
