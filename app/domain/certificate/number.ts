// `SH-<region 2>-<year 4>-<serial 6>-<check 1>`. One series for both routes: the route is a fact, not part of the
// number.

import type { Id } from '#app/domain/ids.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'

export type CertificateNumber = Id<'certificate-number'>

export interface NumberParts {
  /** Two digits: the issuer's region, `00` for the national association, `66` for 兵团. */
  readonly region: string
  readonly year: number
  /** From 1 to 999 999, counted within region and year. */
  readonly serial: number
  /** The number as it is printed. */
  readonly number: CertificateNumber
}

const FORM = /^SH-(\d{2})-(\d{4})-(\d{6})-([\dX])$/
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g

/** ISO 7064 MOD 11-2 over a text of digits; `X` stands for ten. */
export function checkCharacter(digits: string): string {
  let sum = 0
  for (const digit of digits) sum = ((sum + Number(digit)) * 2) % 11
  return '0123456789X'[(12 - sum) % 11] as string
}

/** The number with its check character. @throws when a part is out of range, which is the caller's fault. */
export function formatNumber(region: string, year: number, serial: number): CertificateNumber {
  const whole =
    Number.isInteger(year) &&
    year >= 1000 &&
    year <= 9999 &&
    Number.isInteger(serial) &&
    serial >= 1 &&
    serial <= 999_999
  if (!/^\d{2}$/.test(region) || !whole) throw new RangeError(`no certificate number for ${region}, ${year}, ${serial}`)
  const six = String(serial).padStart(6, '0')
  return `SH-${region}-${year}-${six}-${checkCharacter(`${region}${year}${six}`)}` as CertificateNumber
}

/** A number as it was typed: lower case, full width, other dashes and spaces are understood. */
export function parseNumber(text: string): Result<NumberParts, 'certificate-number-malformed'> {
  // Nothing that long can be a number; a bound keeps normalising cheap.
  const number = text.length > 64 ? '' : text.replace(DASHES, '-').normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const [, region, year, serial, check] = FORM.exec(number) ?? []
  if (!region || !year || !serial || checkCharacter(region + year + serial) !== check || serial === '000000')
    return refuse('certificate-number-malformed')
  return ok({ region, year: Number(year), serial: Number(serial), number: number as CertificateNumber })
}
