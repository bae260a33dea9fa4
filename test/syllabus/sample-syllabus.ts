import { KINDS } from '#app/domain/exam/item.ts'
import type { SyllabusBody, SyllabusDecided, SyllabusVersion } from '#app/domain/exam/syllabus.ts'
import type { SyllabusScope } from '#app/domain/exam/syllabus-fields.ts'
import { type PersonId, trustedId } from '#app/domain/ids.ts'
import { type Day, type Instant, parseDay, parseInstant } from '#app/domain/instant.ts'

export const day = (text: string): Day => parseDay(text) ?? wrong(text)
const instant = (text: string): Instant => parseInstant(text) ?? wrong(text)
const wrong = (text: string): never => {
  throw new Error(`${text} is neither a day nor an instant`)
}
export const person = (name: string): PersonId => trustedId<'person'>(name)

export const SCOPE: SyllabusScope = {
  topics: ['filing', 'licensing', 'monitoring'],
  modules: [
    { id: 'filing', topic: 'filing', hoursTenths: 30 },
    { id: 'licensing', topic: 'licensing', hoursTenths: 20 },
    { id: 'monitoring', topic: 'monitoring', hoursTenths: 10 },
  ],
}

/** Fifty items on three topics, weights 50, 30, 20: nothing is wrong with it. */
export const BODY: SyllabusBody = {
  topics: [
    { topic: 'filing', weight: 50 },
    { topic: 'licensing', weight: 30 },
    { topic: 'monitoring', weight: 20 },
  ],
  requiredModules: ['filing', 'licensing', 'monitoring'],
  requiredHoursTenths: 60,
  hoursEnforced: true,
  exam: {
    minutes: 120,
    cutHundredths: 6000,
    attempts: 2,
    waitDays: 7,
    marks: Object.fromEntries(KINDS.map((kind) => [kind, 200])) as SyllabusBody['exam']['marks'],
    blueprint: [
      { topic: 'filing', recall: 10, application: 10, judgement: 5 },
      { topic: 'licensing', recall: 5, application: 5, judgement: 5 },
      { topic: 'monitoring', recall: 5, application: 5, judgement: 0 },
    ],
    kinds: { single: 30, multiple: 10, 'true-false': 10 },
    maxCases: 2,
  },
}

/** The body with other numbers of its examination. */
export const withExam = (exam: Partial<SyllabusBody['exam']>, body: SyllabusBody = BODY): SyllabusBody => ({
  ...body,
  exam: { ...body.exam, ...exam },
})

export const version = (id: string, from: string, more: Partial<SyllabusVersion> = {}): SyllabusVersion => ({
  id: trustedId<'syllabus-version'>(id),
  version: id,
  effectiveFrom: day(from),
  body: BODY,
  reason: '样例',
  draftedBy: person('drafter'),
  draftedAt: instant('2026-01-01T00:00:00.000Z'),
  ...more,
})

export const decided = (
  id: string,
  type: SyllabusDecided['decision']['type'] = 'signed',
  at = '2026-02-01T00:00:00.000Z',
): SyllabusDecided => ({
  versionId: trustedId<'syllabus-version'>(id),
  decision: type === 'signed' ? { type } : { type, reason: '样例' },
  decidedBy: person('signer'),
  decidedAt: instant(at),
})
