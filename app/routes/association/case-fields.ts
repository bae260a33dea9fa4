// What an officer's decision form says, read; and which of its fields a refusal belongs to.

import { REVIEW_ASKS } from '#app/domain/cases/case.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Said, VerdictInput } from '#app/services/case-decisions.ts'

/** Of boxes whose names begin alike, which were ticked: the rest of each name. */
export const ticked = (form: FormData, prefix: string): string[] =>
  [...form.keys()].filter((name) => name.startsWith(prefix) && form.get(name) === 'on').map((name) => name.slice(prefix.length))

type Typed = Readonly<Record<string, string>>

/** Who has an interest declares that alone; everybody else says all of it and confirms. */
export function verdictIn(form: FormData, typed: Typed): Result<Said, 'case-confirm' | 'case-verdict-missing' | 'review-findings-incomplete'> {
  if (typed.conflict !== 'none') return ok({ verdict: null, reasons: '', conflict: typed.conflict === 'one' ? true : null })
  const reasons = typed.reasons ?? ''
  const upheld = typed.appealOutcome === 'uphold'
  const verdict = upheld ? ok(null) : readVerdict(form, typed)
  if (!verdict.ok) return verdict
  if (typed.confirm !== 'on') return refuse('case-confirm')
  return ok({ verdict: verdict.value, reasons, conflict: false })
}

function readVerdict(form: FormData, typed: Typed): Result<VerdictInput, 'case-verdict-missing' | 'review-findings-incomplete'> {
  if (typed.effect !== undefined) return ok({ kind: 'violation', found: ticked(form, 'found-'), effect: typed.effect, opinion: typed.opinion ?? '' })
  if (typed.outcome === 'keep' || typed.outcome === 'take-away') return ok({ kind: 'pass-loss', outcome: typed.outcome })
  if (typed['note-sums'] === undefined) return refuse('case-verdict-missing')
  const findings = REVIEW_ASKS.flatMap((ask) => {
    const right = typed[`right-${ask}`]
    return right === 'yes' || right === 'no' ? [{ ask, right: right === 'yes', note: (typed[`note-${ask}`] ?? '').slice(0, 1000) }] : []
  })
  return findings.length === REVIEW_ASKS.length ? ok({ kind: 'review', findings }) : refuse('review-findings-incomplete')
}

const FIELDS: readonly (readonly [prefix: string, field: string])[] = [
  ['case-declaration', 'conflict'],
  ['case-confirm', 'confirm'],
  ['case-text', 'reasons'],
  ['case-verdict', 'effect'],
  ['review-', 'findings'],
  ['violation-opinion', 'opinion'],
  ['violation-effect', 'effect'],
  ['violation-ground', 'found'],
  ['appeal-not-better', 'appealOutcome'],
  ['no-pass', 'outcome'],
]
/** Where a refusal can be mended on the form; undefined when nowhere. */
export const fieldOf = (refusal: string): string | undefined => FIELDS.find(([prefix]) => refusal.startsWith(prefix))?.[1]
