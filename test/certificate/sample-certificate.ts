import type { Certificate, CertificateEvent, EventKind } from '#app/domain/certificate/certificate.ts'
import { formatNumber } from '#app/domain/certificate/number.ts'
import { trustedId } from '#app/domain/ids.ts'
import { type Day, type Instant, parseDay, parseInstant } from '#app/domain/instant.ts'

export const day = (text: string): Day => parseDay(text) ?? fail(text)
export const at = (text: string): Instant => parseInstant(text) ?? fail(text)
export const person = (name: string) => trustedId<'person'>(name)

/** Issued in Shanghai on 5 January 2026 at ten in the morning, for three years. */
export const certificate = (more: Partial<Certificate> = {}): Certificate => ({
  number: formatNumber('31', 2026, 42),
  personId: person('holder'),
  holderName: '周明',
  route: 'examined',
  issuer: { code: '31', name: 'an association' },
  issuedAt: at('2026-01-05T02:00:00.000Z'),
  validFrom: day('2026-01-05'),
  validUntil: day('2029-01-04'),
  events: [],
  ...more,
})

export const event = (kind: EventKind, when: string, more: Partial<CertificateEvent> = {}): CertificateEvent => ({
  kind,
  at: at(when),
  reason: 'as decided',
  ...more,
})

function fail(text: string): never {
  throw new Error(`a wrong date in a test: ${text}`)
}
