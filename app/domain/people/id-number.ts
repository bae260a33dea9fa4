// Identity documents. The number is checked here once; it is stored sealed, looked up by keyed hash, shown masked.

import { addYears, type Day } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'

export const DOCUMENT_TYPES = [
  'resident-id',
  'passport',
  'hk-macau-permit',
  'taiwan-permit',
  'foreign-permanent-residence',
] as const
export type DocumentType = (typeof DOCUMENT_TYPES)[number]

export type IdentityRefusal =
  | 'document-malformed'
  | 'document-fifteen-digits'
  | 'document-check-digit'
  | 'document-date'
  | 'document-age'

export interface Identity {
  readonly type: DocumentType
  /** Upper case, half width, no spaces. */
  readonly value: string
  /** `110105********002X`: what screens may show. */
  readonly masked: string
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const YOUNGEST = 18
const OLDEST = 100

// Residence permits for people from Taiwan, Hong Kong and Macau (83, 81, 82) are resident numbers of 18 digits too.
const FORMS: Record<Exclude<DocumentType, 'resident-id'>, RegExp> = {
  passport: /^(?=.*\d)[A-Z0-9]{5,17}$/,
  'hk-macau-permit': /^[HM]\d{8}(?:\d{2})?$/,
  'taiwan-permit': /^\d{8}(?:\d{2}[A-Z]?)?$/,
  'foreign-permanent-residence': /^(?:[A-Z]{3}\d{12}|9\d{16}[\dX])$/,
}

/** The check character of the first 17 digits of a resident number, GB 11643-1999 (ISO 7064 MOD 11-2). */
export function residentCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(first17[at]), 0)
  return '10X98765432'[sum % 11] as string
}

/**
 * An identity document's number as it was typed: lower case, full width and spaces are understood.
 * A resident number must have a right check character, a date of birth that exists and is not after `today`,
 * and an age from 18 to 100 whole years; its six-digit area code may be one of the past. Other types have a form only.
 */
export function readIdentity(type: DocumentType, text: string, today: Day): Result<Identity, IdentityRefusal> {
  const value = text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const identity = { type, value, masked: maskedNumber(type, value) }
  if (type !== 'resident-id') return FORMS[type].test(value) ? ok(identity) : refuse('document-malformed')
  if (/^\d{15}$/.test(value)) return refuse('document-fifteen-digits')
  if (!/^[1-9]\d{16}[\dX]$/.test(value)) return refuse('document-malformed')
  if (residentCheckCharacter(value.slice(0, 17)) !== value[17]) return refuse('document-check-digit')
  const born = realDate(value.slice(6, 14))
  if (!born || born > today) return refuse('document-date')
  if (addYears(born, YOUNGEST) > today || addYears(born, OLDEST + 1) <= today) return refuse('document-age')
  return ok(identity)
}

/** Six digits, eight stars and the last four for a resident number; the two ends of any other. */
function maskedNumber(type: DocumentType, value: string): string {
  const [head, tail] = type === 'resident-id' ? [6, 4] : [2, 2]
  return value.slice(0, head) + '*'.repeat(Math.max(0, value.length - head - tail)) + value.slice(-tail)
}

/**
 * `19491231` as a day, also before 1900 so that the age can be what is refused; undefined when there is no such date.
 */
function realDate(digits: string): Day | undefined {
  const text = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text ? (text as Day) : undefined
}
