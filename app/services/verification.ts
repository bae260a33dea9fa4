// Is this certificate, in this name, worth something on this day? The register's one question, asked by pages and machines alike.

import { canonicalJson } from '#app/domain/canonical.ts'
import { dayOf, type Day, type Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import {
  statusOn,
  type Certificate,
  type CertificateEvent,
  type StatusOnDay,
  type Verdict,
} from '#app/domain/certificate/certificate.ts'
import { parseNumber, type CertificateNumber } from '#app/domain/certificate/number.ts'
import { sameName } from '#app/domain/people/legal-name.ts'
import { commitmentTo, entryBytes, parseEntry } from '#app/domain/register/entry.ts'
import {
  certificatesRepository,
  type CertificateFacts,
  type CertificateRow,
  type EventRow,
} from '#db/repositories/certificates.ts'
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
    events: row.events.map(
      (event): CertificateEvent => ({
        kind: event.kind,
        at: event.at,
        reason: event.reason,
        effectiveOn: (event.facts.effectiveOn as Day | undefined) ?? null,
        validUntil: event.kind === 'renewed' ? ((event.facts.validUntil as Day | undefined) ?? null) : null,
      }),
    ),
  }
}

/** What the log's entry of an issue commits to: every fact that a verdict tells. */
export const issuedFacts = (
  row: Pick<CertificateRow, 'holderName' | 'route' | 'region' | 'issuerName' | 'issuedAt' | 'validFrom' | 'validUntil'>,
) => ({
  holderName: row.holderName,
  route: row.route,
  issuer: { code: row.region, name: row.issuerName },
  issuedAt: row.issuedAt,
  validFrom: row.validFrom,
  validUntil: row.validUntil,
})

/**
 * Whether the log bears out the whole record: at the index that each event names stands an entry of this number, kind and
 * time with the very commitment to the event's facts, and what is told from the rows is what those facts say.
 */
function logged(row: CertificateFacts, entryAt: ReadonlyMap<number, string>): boolean {
  const [issue, ...later] = row.events
  return (
    issue?.kind === 'certified' &&
    issue.at === row.issuedAt &&
    canonicalJson(issue.facts) === canonicalJson(issuedFacts(row)) &&
    later.every((event) => event.kind !== 'certified' && (event.facts.reason ?? '') === event.reason) &&
    row.events.every((event) => committed(row.number, event, entryAt.get(event.logIndex)))
  )
}

function committed(number: string, event: EventRow, text: string | undefined): boolean {
  const entry = text === undefined ? refuse('entry-malformed') : parseEntry(entryBytes(text))
  const salt = Buffer.from(event.salt, 'base64url')
  return (
    entry.ok &&
    entry.value.number === number &&
    entry.value.event === event.kind &&
    entry.value.at === event.at &&
    salt.length === 32 &&
    entry.value.commitment === commitmentTo(event.facts, salt)
  )
}

export type VerifyRefusal = 'certificate-not-found' | 'certificate-number-malformed'

/**
 * The verdicts for many at once, in order. A number unknown and a name that does not match are the same refusal.
 * @param asOf the day asked for; the verdict is of the facts known by its end, or by now
 */
export async function verifyMany(
  app: App,
  questions: readonly { number: string; name: string }[],
  asOf: Day,
): Promise<Result<VerdictAnswer, VerifyRefusal>[]> {
  const numbers = questions.map((question) => parseNumber(question.number))
  const known = [...new Set(numbers.flatMap((n) => (n.ok ? [n.value.number] : [])))]
  const { rows, entries } = await app.database.read(async (db) => {
    const found = await certificatesRepository(app.database).byNumbers(db, known)
    return {
      rows: found,
      entries: await registerRepository(app.database).entriesAt(
        db,
        found.flatMap((row) => row.events.map((e) => e.logIndex)),
      ),
    }
  })
  // Head and clock after the rows: read before, the head could be smaller than an index among them, or an event to come.
  const head = await registerHead(app)
  const now = app.now()
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
export async function verifyOne(
  app: App,
  number: string,
  name: string,
  asOf: Day = dayOf(app.now()),
): Promise<Result<VerdictAnswer, VerifyRefusal>> {
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
