import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blueprintIn, mayDecide, type SyllabusDecided, syllabusOn, syllabusState } from '#app/domain/exam/syllabus.ts'
import { addDays } from '#app/domain/instant.ts'
import { BODY, day, decided, person, version } from './sample-syllabus.ts'

const V = [
  version('a', '2026-03-01'),
  version('b', '2026-06-01'),
  version('c', '2026-06-01'),
  version('draft', '2026-04-01'),
  version('returned', '2026-05-01'),
  version('withdrawn', '2026-05-01'),
]
const D = [
  decided('a'),
  decided('b', 'signed', '2026-02-02T00:00:00.000Z'),
  decided('c', 'signed', '2026-02-01T00:00:00.000Z'),
  decided('returned', 'returned'),
  decided('withdrawn', 'withdrawn'),
]

describe('the syllabus in force on a day', () => {
  it.each<[on: string, id: string | undefined, why: string]>([
    ['2026-02-28', undefined, 'before the first signed version there is none'],
    ['2026-03-01', 'a', 'on its first day'],
    ['2026-05-31', 'a', 'drafts, returned and withdrawn versions count for nothing'],
    ['2026-06-01', 'b', 'of two for one day the one signed later'],
    ['2030-01-01', 'b', 'until another comes'],
  ])('is on %s %s: %s', (on, id) => expect(syllabusOn(V, D, day(on))?.id).toBe(id))

  it('is the latest effective day, whenever it was signed', () => {
    const late = [decided('a', 'signed', '2026-02-20T00:00:00.000Z'), decided('b', 'signed', '2026-01-20T00:00:00.000Z')]
    expect(syllabusOn(V, late, day('2026-06-01'))?.id).toBe('b')
  })

  const rows = fc
    .array(
      fc.record({
        from: fc.integer({ min: 0, max: 5 }),
        type: fc.constantFrom(null, 'signed', 'signed', 'returned', 'withdrawn'),
        second: fc.integer({ min: 10, max: 13 }),
      }),
      { maxLength: 8 },
    )
    .map((list) => ({
      versions: list.map(({ from }, i) => version(`v${i}`, addDays(day('2026-03-01'), from))),
      decisions: list.flatMap(({ type, second }, i): SyllabusDecided[] =>
        type ? [decided(`v${i}`, type, `2026-02-01T00:00:${second}.000Z`)] : [],
      ),
    }))
  const shuffled = <T>(list: readonly T[], keys: readonly number[]): T[] =>
    list.map((one, i) => ({ one, key: keys[i] ?? 0 })).sort((a, b) => a.key - b.key).map(({ one }) => one)

  it('does not depend on the order of the rows, and is what a plain search finds', () => {
    const keys = fc.array(fc.double({ noNaN: true }), { minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(rows, keys, fc.integer({ min: -1, max: 6 }), ({ versions, decisions }, order, after) => {
        const on = addDays(day('2026-03-01'), after)
        const found = syllabusOn(versions, decisions, on)
        expect(syllabusOn(shuffled(versions, order), shuffled(decisions, [...order].reverse()), on)).toEqual(found)
        const signed = versions.flatMap((v) =>
          decisions.filter((d) => d.versionId === v.id && d.decision.type === 'signed' && v.effectiveFrom <= on).map((d) => ({ v, d })),
        )
        expect(found === undefined).toBe(signed.length === 0)
        const at = signed.find(({ v }) => v === found)?.d.decidedAt ?? ''
        for (const { v, d } of signed) {
          expect(v.effectiveFrom <= (found?.effectiveFrom ?? '')).toBe(true)
          if (v.effectiveFrom === found?.effectiveFrom) expect(d.decidedAt <= at).toBe(true)
        }
      }),
    )
  })
})

describe('where a version stands', () => {
  it.each([
    ['draft', '2026-12-01', 'waiting'],
    ['returned', '2026-12-01', 'returned'],
    ['withdrawn', '2026-12-01', 'withdrawn'],
    ['a', '2026-02-28', 'coming'],
    ['a', '2026-03-01', 'in-force'],
    ['a', '2026-06-01', 'past'],
    ['b', '2026-05-31', 'coming'],
    ['b', '2026-06-01', 'in-force'],
    ['c', '2026-05-31', 'overtaken'],
    ['c', '2026-06-01', 'overtaken'],
  ])('%s on %s: %s', (id, on, state) => {
    const found = V.find((v) => v.id === id) ?? expect.fail()
    expect(syllabusState(found, V, D, day(on))).toBe(state)
  })
})

describe('deciding about a version', () => {
  const draft = version('v', '2026-04-01')
  it.each([
    ['signed', 'signer', '2026-03-31', undefined],
    ['signed', 'signer', '2026-04-01', 'syllabus-too-early'],
    ['signed', 'signer', '2026-04-02', 'syllabus-too-early'],
    ['signed', 'drafter', '2026-03-01', 'syllabus-own-draft'],
    ['returned', 'drafter', '2026-03-01', 'syllabus-own-draft'],
    ['returned', 'signer', '2026-05-01', undefined],
    ['withdrawn', 'drafter', '2026-05-01', undefined],
    ['withdrawn', 'signer', '2026-03-01', 'syllabus-not-own-draft'],
  ] as const)('%s by the %s on %s: %s', (type, by, today, refusal) => {
    const wish = { type, by: person(by), today: day(today) }
    expect(mayDecide(draft, undefined, wish)).toMatchObject(refusal ? { ok: false, refusal } : { ok: true })
    expect(mayDecide(draft, decided('v', 'returned'), wish)).toMatchObject({ ok: false, refusal: 'syllabus-decided' })
  })
})

it('a blueprint bears the name of its version', () => {
  expect(blueprintIn('2027-1', BODY)).toMatchObject({ id: 'reviewer-exam', version: '2027-1', minutes: 120, cells: BODY.exam.blueprint })
})
