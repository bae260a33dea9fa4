// What the form of items shows after a no: each fault at its field, with what it is about, and what was typed.

import type { Detail } from '#app/domain/result.ts'
import type { Typed, Written } from './item-fields.ts'

type Values = Readonly<Record<string, string | number>>
export interface Said {
  readonly code: string
  readonly detail?: Values | undefined
}
export interface FormAnswer {
  readonly refusal: string
  readonly detail?: Detail | undefined
  /** By field name; the first of each field. */
  readonly faults: Readonly<Record<string, Said>>
  /** With the number of the part they are about. */
  readonly warnings: readonly (Said & { readonly part: number })[]
  /** Sent back with the form: these warnings were shown. */
  readonly warned: string
  readonly typed: Typed
}
type Fault = Said & { readonly path: string }
type Outcome =
  | { readonly outcome: 'faulty'; readonly faults: readonly (readonly Fault[])[]; readonly reasonMissing: boolean }
  | { readonly outcome: 'warned'; readonly warnings: readonly (readonly Said[])[]; readonly token: string }
  | { readonly outcome: 'refused'; readonly refused: { readonly refusal: string; readonly detail?: Detail } }

export function answerTo(written: readonly Written[], outcome: Outcome, typed: Typed): FormAnswer {
  const nothing = { faults: {}, warnings: [], warned: '', typed }
  switch (outcome.outcome) {
    case 'faulty': {
      const faults: Record<string, Said> = {}
      outcome.faults.forEach((some, i) => {
        for (const { path, code, detail } of some) faults[written[i]?.field(path) ?? path] ??= { code, detail }
      })
      if (outcome.reasonMissing) faults.reason = { code: 'missing' }
      return { ...nothing, refusal: 'bank-draft-faulty', faults }
    }
    case 'warned':
      return {
        ...nothing,
        refusal: 'bank-warnings-unread',
        warnings: outcome.warnings.flatMap((some, i) => some.map(({ code, detail }) => ({ code, detail, part: i + 1 }))),
        warned: outcome.token,
      }
    case 'refused':
      return { ...nothing, ...outcome.refused }
  }
}
