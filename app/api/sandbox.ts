// The sandbox: invented certificates under a region that does not exist, so that none can ever be a real one. Real records
// are not looked at.

import { statusOn, type Certificate, type CertificateEvent } from '#app/domain/certificate/certificate.ts'
import { formatNumber, parseNumber } from '#app/domain/certificate/number.ts'
import { trustedId } from '#app/domain/ids.ts'
import { dayOf, type Day, type Instant } from '#app/domain/instant.ts'
import { sameName } from '#app/domain/people/legal-name.ts'
import { refuse, ok, type Result } from '#app/domain/result.ts'
import type { VerdictAnswer, VerifyRefusal } from '#app/services/verification.ts'

const REGION = '99'
const at = (text: string) => text as Instant
const on = (text: string) => text as Day

const fixture = (serial: number, holderName: string, more: Partial<Certificate>): Certificate => ({
  number: formatNumber(REGION, 1999, serial),
  personId: trustedId(`sandbox-${serial}`),
  holderName,
  route: 'examined',
  issuer: { code: REGION, name: '沙箱样例协会' },
  issuedAt: at('2024-01-08T02:00:00.000Z'),
  validFrom: on('2024-01-08'),
  validUntil: on('2098-12-31'),
  events: [{ kind: 'certified', at: at('2024-01-08T02:00:00.000Z'), reason: '' }],
  ...more,
})
const then = (kind: CertificateEvent['kind'], day: string): Partial<Certificate> => ({
  events: [
    { kind: 'certified', at: at('2024-01-08T02:00:00.000Z'), reason: '' },
    { kind, at: at(`${day}T02:00:00.000Z`), reason: '样例' },
  ],
})

/** One for each thing that a caller's program must cope with. The sixth number is well formed and held by nobody. */
export const FIXTURES: readonly Certificate[] = [
  fixture(1, '样例甲', {}),
  fixture(2, '样例乙', { validUntil: on('2025-01-07') }),
  fixture(3, '样例丙', then('suspended', '2025-03-03')),
  fixture(4, '样例丁', then('revoked', '2025-04-01')),
  fixture(5, '样例戊', { route: 'exempted' }),
]
export const UNKNOWN = formatNumber(REGION, 1999, 6)

/** The sandbox's `verifyMany`: the same questions, the same answers, of invented people. */
export function sandboxVerdicts(
  questions: readonly { number: string; name: string }[],
  asOf: Day,
  now: Instant,
): Result<VerdictAnswer, VerifyRefusal>[] {
  return questions.map((question) => {
    const number = parseNumber(question.number)
    if (!number.ok) return number
    const index = FIXTURES.findIndex((known) => known.number === number.value.number)
    const found = FIXTURES[index]
    const matches = sameName(found?.holderName ?? '', question.name)
    if (!found || !matches) return refuse('certificate-not-found')
    const { verdict, since, validFrom, validUntil, checks } = statusOn(found, asOf, now)
    return ok({
      certificateNumber: found.number,
      asOf,
      checkedAt: now,
      verdict,
      holder: { name: found.holderName },
      route: found.route,
      issuer: found.issuer,
      issuedOn: dayOf(found.issuedAt),
      validFrom,
      validUntil,
      since,
      checks,
      log: { index, size: FIXTURES.length, proof: `/register/proofs/${found.number}` },
    })
  })
}
