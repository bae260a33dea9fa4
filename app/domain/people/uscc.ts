// The unified social credit code of an organisation, GB 32100-2015.

import { ok, refuse, type Result } from '#app/domain/result.ts'

/** The 31 characters of the code: no I, O, S, V, Z. A character's place is its value. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const FORM = /^[1-9A-HJ-NP-RTUWXY][0-9A-HJ-NP-RTUWXY]\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/

/** The 18th character over the first 17: weights are the powers of 3 modulo 31. */
export function creditCodeCheckCharacter(first17: string): string {
  let sum = 0
  let weight = 1
  for (const character of first17) {
    sum += ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return ALPHABET[(31 - (sum % 31)) % 31] as string
}

/** A credit code as typed: lower case, full width and spaces are understood. */
export function readCreditCode(text: string): Result<string, 'credit-code-malformed' | 'credit-code-check'> {
  const code = text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  if (!FORM.test(code)) return refuse('credit-code-malformed')
  return creditCodeCheckCharacter(code.slice(0, 17)) === code[17] ? ok(code) : refuse('credit-code-check')
}
