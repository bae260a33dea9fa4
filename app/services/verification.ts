// Is this certificate, in this name, worth something on this day? The register's one question, asked by pages and machines alike.

import { dayOf, type Day, type Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { statusOn, type Certificate, type CertificateEvent, type StatusOnDay, type Verdict } from '#app/domain/certificate/certificate.ts'
import { parseNumber, type CertificateNumber } from '#app/domain/certificate/number.ts'
import { sameName } from '#app/domain/people/legal-name.ts'
import { commitmentTo } from '#app/domain/register/entry.ts'
import { certificatesRepository, type CertificateFacts } from '#db/repositories/certificates.ts'
import { registerRepository } from '#db/repositories/register.ts'
import type { App } from './app.ts'
import { registerHead } from './register.ts'

export interface VerdictAnswer {
  readonly certificateNumber: string
  readonly asOf: Day
  readonly checkedAt: Instant
  readonly verdict: Verdict
  readonly holder: { readonly name: string }
  readonly route: 'examined' | 'exempted'
  readonly issuer: { readonly code: string; readonly name: string }
  readonly issuedOn: Day
  readonly validFrom: Day
  readonly validUntil: Day
  readonly since: Day
  readonly checks: StatusOnDay['checks']
  readonly log: { readonly index: number; readonly size: number; readonly proof: string }
}

/** The domain's certificate from its stored facts. What an event adds (a later effect, a new last day) is in its facts. */
export function certificateOf(row: CertificateFacts): Certificate {
  return {
    number: row.number as CertificateNumber,
    personId: row.personId,
    holderName: row.holderName,
    route: row.route,
    issuer: { code: row.region, name: row.issuerName },
    issuedAt: row.issuedAt,
    validFrom: row.validFrom,
    validUntil: row.validUntil,
    events: row.events.map((event): CertificateEvent => ({
      kind: event.kind,
      at: event.at,
      reason: event.reason,
      effectiveOn: (event.facts.effectiveOn as Day | undefined) ?? null,
      validUntil: event.kind === 'renewed' ? ((event.facts.validUntil as Day | undefined) ?? null) : null,
    })),
  }
}

/** Whether the log holds, at the index the event names, the very commitment to the event's facts. */
function logged(row: CertificateFacts, entryAt: ReadonlyMap<number, string>): boolean {
  return row.events.length > 0 && row.events.every((event) => {
    const commitment = commitmentTo(event.facts, Buffer.from(event.salt, 'base64url'))
    const entry = entryAt.get(event.logIndex)
    return entry !== undefined && entry.includes(`"commitment":"${commitment}"`) && entry.includes(`"number":"${row.number}"`)
  })
}

export type VerifyRefusal = 'certificate-not-found' | 'certificate-number-malformed'

/**
 * The verdicts for many at once, in order. A number unknown and a name that does not match are the same refusal.
 * @param asOf the day asked for; the verdict is of the facts known by its end, or by now
 */
export async function verifyMany(app: App, questions: readonly { number: string; name: string }[], asOf: Day): Promise<Result<VerdictAnswer, VerifyRefusal>[]> {
  const now = app.now()
  const numbers = questions.map((question) => parseNumber(question.number))
  const known = [...new Set(numbers.flatMap((n) => (n.ok ? [n.value.number] : [])))]
  const head = await registerHead(app)
  const { rows, entries } = await app.database.read(async (db) => {
    const found = await certificatesRepository(app.database).byNumbers(db, known)
    return { rows: found, entries: await registerRepository(app.database).entriesAt(db, found.flatMap((row) => row.events.map((e) => e.logIndex))) }
  })
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  const entryAt = new Map(entries.map((entry) => [entry.index, entry.entry]))
  return questions.map((question, i) => {
    const number = numbers[i]
    if (!number?.ok) return refuse('certificate-number-malformed')
    const row = byNumber.get(number.value.number)
    // The comparison runs in both cases, so that both take the same time.
    const matches = sameName(row?.holderName ?? '', question.name)
    if (!row || !matches) return refuse('certificate-not-found')
    return ok(verdictOf(row, asOf, now, head.size, logged(row, entryAt)))
  })
}

/** One verdict: `GET /certificates/:number` and the page /verify. */
export async function verifyOne(app: App, number: string, name: string, asOf: Day = dayOf(app.now())): Promise<Result<VerdictAnswer, VerifyRefusal>> {
  const [answer] = await verifyMany(app, [{ number, name }], asOf)
  return answer ?? refuse('certificate-not-found')
}

function verdictOf(row: CertificateFacts, asOf: Day, now: Instant, size: number, inLog: boolean): VerdictAnswer {
  const certificate = certificateOf(row)
  const status = statusOn(certificate, asOf, now, inLog ? 'pass' : 'fail')
  return {
    certificateNumber: row.number,
    asOf,
    checkedAt: now,
    verdict: status.verdict,
    holder: { name: row.holderName },
    route: row.route,
    issuer: certificate.issuer,
    issuedOn: dayOf(row.issuedAt),
    validFrom: status.validFrom,
    validUntil: status.validUntil,
    since: status.since,
    checks: status.checks,
    log: { index: row.events.at(-1)?.logIndex ?? -1, size, proof: `/register/proofs/${row.number}` },
  }
}
