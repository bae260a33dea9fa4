// The number that people quote when they ask about a case.

import { sha256 } from '#app/domain/canonical.ts'
import type { Day } from '#app/domain/instant.ts'
import type { CaseKind } from './case.ts'

const LETTERS: Record<CaseKind, string> = { review: 'FH', violation: 'WJ', 'pass-loss': 'HG' }
/** Crockford's alphabet: no I, L, O or U, so that it can be read over the telephone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * `FH-20261121-7K3M9Q`: kind, day of opening in Shanghai, and six signs drawn from the case's id, so that nobody can
 * count how many cases there are.
 */
export function caseNumber(kind: CaseKind, on: Day, id: string): string {
  const signs = [...sha256('case-number', id).subarray(0, 6)].map((byte) => ALPHABET[byte % 32]).join('')
  return `${LETTERS[kind]}-${on.replaceAll('-', '')}-${signs}`
}
