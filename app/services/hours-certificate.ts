// Certificates of study hours (学时证明): made by the learner from their own record, looked at by whoever has the code.

import { encode } from 'uqr'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { PersonId } from '#app/domain/ids.ts'
import { dayOf, endOfDay, type Instant, startOfDay } from '#app/domain/instant.ts'
import {
  CERTIFICATES_PER_DAY,
  type HoursCode,
  hoursCodeFrom,
  type HoursStatement,
  parseHoursCode,
  statementOf,
  stillStands,
  type StudyFact,
} from '#app/domain/learning/hours-statement.ts'
import type { Reader } from '#db/database.ts'
import { hoursCertificatesRepository } from '#db/repositories/hours-certificates.ts'
import { learningRepository } from '#db/repositories/learning.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import type { App } from './app.ts'
import { programmeStatus } from './progress.ts'

export type HoursCertificateRefusal = 'hours-none' | 'hours-certificates-too-many'

async function studyFacts(app: App, db: Reader, personId: PersonId): Promise<StudyFact[]> {
  const times = await learningRepository(app.database).studyTime(db, personId)
  return times.map(({ day, lesson, seconds }) => ({
    day,
    module: app.catalogue.lesson(lesson)?.module ?? null,
    seconds,
  }))
}

/** How far the required lessons are done; read apart, for it is worked out elsewhere and only ever grows meanwhile. */
async function lessonsDone(app: App, personId: PersonId): Promise<Pick<HoursStatement, 'done' | 'of'>> {
  const { done, all } = await programmeStatus(app, personId)
  return { done, of: all }
}

async function statementNow(app: App, db: Reader, personId: PersonId, lessons: Pick<HoursStatement, 'done' | 'of'>) {
  const person = await peopleRepository(app.database).byId(db, personId)
  if (!person) throw new Error(`no person ${personId}`)
  return statementOf(
    { name: person.legalName, documentMasked: person.documentMasked },
    await studyFacts(app, db, personId),
    app.catalogue.modules,
    { minutesPerHour: app.catalogue.hours.minutesPerHour, ...lessons },
  )
}

/**
 * Freezes what the record says now under a new code. Refuses a record without counted study (`hours-none`) and more
 * than `CERTIFICATES_PER_DAY` on one day.
 */
export async function makeHoursCertificate(
  app: App,
  personId: PersonId,
): Promise<Result<{ code: HoursCode }, HoursCertificateRefusal>> {
  const lessons = await lessonsDone(app, personId)
  const issuedAt = app.now()
  const today = dayOf(issuedAt)
  const code = hoursCodeFrom(app.id())
  const certificates = hoursCertificatesRepository(app.database)
  return app.database.write(`study:${personId}`, async (tx) => {
    if ((await certificates.count(tx, personId, startOfDay(today), endOfDay(today))) >= CERTIFICATES_PER_DAY)
      return refuse('hours-certificates-too-many', { limit: CERTIFICATES_PER_DAY })
    const facts = await statementNow(app, tx, personId, lessons)
    if (!facts.ok) return facts
    await certificates.add(tx, { code, personId, facts: facts.value, issuedAt })
    return ok({ code })
  })
}

export interface OwnHoursCertificates {
  /** What a certificate made now would state; null when no study is counted yet. */
  readonly statement: HoursStatement | null
  /** Newest first. */
  readonly made: readonly { readonly code: HoursCode; readonly issuedAt: Instant; readonly facts: HoursStatement }[]
  readonly leftToday: number
  readonly perDay: number
}

/** A learner's own certificates, and what the next one would say. */
export async function ownHoursCertificates(app: App, personId: PersonId): Promise<OwnHoursCertificates> {
  const lessons = await lessonsDone(app, personId)
  const { statement, made } = await app.database.read(async (db) => ({
    statement: await statementNow(app, db, personId, lessons),
    made: await hoursCertificatesRepository(app.database).ofPerson(db, personId),
  }))
  const today = dayOf(app.now())
  const madeToday = made.filter(({ issuedAt }) => dayOf(issuedAt) === today).length
  return {
    statement: statement.ok ? statement.value : null,
    made: made.map(({ code, issuedAt, facts }) => ({ code, issuedAt, facts })),
    leftToday: Math.max(0, CERTIFICATES_PER_DAY - madeToday),
    perDay: CERTIFICATES_PER_DAY,
  }
}

export interface ShownHours extends Omit<HoursStatement, 'documentMasked'> {
  readonly code: HoursCode
  readonly issuedAt: Instant
  /** To the owner alone; null for whoever has the code. */
  readonly documentMasked: string | null
  readonly own: boolean
  /** When it was compared with the record, and whether the record still bears the figures out. */
  readonly checkedAt: Instant
  readonly stands: boolean
  /** The name in the account was changed since. */
  readonly renamed: boolean
  /** Where it is checked. */
  readonly address: string
  readonly qr: Qr
}

/**
 * The certificate of a code, as far as the asker may see it. The code is a shared secret: who has it was given it.
 * Refuses a code with a wrong check character and one that no certificate has.
 * @param asker the person logged in, if anybody
 */
export async function hoursCertificate(
  app: App,
  codeText: string,
  asker: PersonId | undefined,
): Promise<Result<ShownHours, 'hours-code-malformed' | 'hours-certificate-not-found'>> {
  const code = parseHoursCode(codeText)
  if (!code.ok) return code
  const found = await app.database.read(async (db) => {
    const certificate = await hoursCertificatesRepository(app.database).byCode(db, code.value)
    return (
      certificate && {
        certificate,
        facts: await studyFacts(app, db, certificate.personId),
        person: await peopleRepository(app.database).byId(db, certificate.personId),
      }
    )
  })
  if (!found) return refuse('hours-certificate-not-found')
  const { certificate, facts, person } = found
  const { documentMasked, ...stated } = certificate.facts
  const own = asker === certificate.personId
  const address = `${app.publicUrl}/hours/${certificate.code}`
  return ok({
    ...stated,
    code: certificate.code,
    issuedAt: certificate.issuedAt,
    documentMasked: own ? documentMasked : null,
    own,
    checkedAt: app.now(),
    stands: stillStands(certificate.facts, facts),
    renamed: person?.legalName !== certificate.facts.name,
    address,
    qr: qrOf(address),
  })
}

/** A QR code as a path over a square of `size` units, dark on light, with the quiet border of four that readers need. */
export interface Qr {
  readonly size: number
  readonly path: string
}

export function qrOf(text: string): Qr {
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  const runs = data.flatMap((row, y) =>
    [
      ...row.reduce<{ x: number; length: number }[]>((found, dark, x) => {
        const last = found.at(-1)
        if (dark && last && last.x + last.length === x) found[found.length - 1] = { x: last.x, length: last.length + 1 }
        else if (dark) found.push({ x, length: 1 })
        return found
      }, []),
    ].map(({ x, length }) => `M${x} ${y}h${length}v1h-${length}z`),
  )
  return { size, path: runs.join('') }
}
