import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KINDS, KINDS_OF_PARTS } from '#app/domain/exam/kinds.ts'
import type { SyllabusBody } from '#app/domain/exam/syllabus.ts'
import { differences, hoursLacking, type SyllabusFaultCode, syllabusFaults, untaughtTopics } from '#app/domain/exam/syllabus-fields.ts'
import { bodyIn, typedOf } from '#app/ui/syllabus/fields.ts'
import { BODY, SCOPE, withExam } from './sample-syllabus.ts'

const weights = (...list: readonly (readonly [string, number])[]): SyllabusBody => ({
  ...BODY,
  topics: list.map(([topic, weight]) => ({ topic, weight })),
})
const cells = (topic: string, change: object) =>
  withExam({ blueprint: BODY.exam.blueprint.map((row) => (row.topic === topic ? { ...row, ...change } : row)) })

// biome-ignore format: one row a line
const FAULTS: readonly [what: string, body: SyllabusBody, ...faults: (readonly [string, SyllabusFaultCode])[]][] = [
  ['nothing', BODY],
  ['weights that sum to 101', weights(['filing', 51], ['licensing', 30], ['monitoring', 20]), ['weights', 'weights-sum']],
  ['a topic that the content has not', weights(['filing', 50], ['licensing', 30], ['monitoring', 19], ['other', 1]), ['weight.other', 'unknown']],
  ['a topic twice', weights(['filing', 50], ['licensing', 30], ['monitoring', 10], ['monitoring', 10]), ['weight.monitoring', 'twice'], ['cells.monitoring', 'share'], ['cells.monitoring', 'share']],
  ['a weight that is no whole number', weights(['filing', 49.5], ['licensing', 30.5], ['monitoring', 20]), ['weight.filing', 'range'], ['weight.licensing', 'range']],
  ['items on a topic without weight', weights(['filing', 60], ['licensing', 40]), ['cells.monitoring', 'without-weight'], ['cells.filing', 'share'], ['cells.licensing', 'share']],
  ['a cell below nothing', cells('filing', { recall: -1, application: 21 }), ['recall.filing', 'range']],
  ['a form of two items', { ...withExam({ blueprint: [{ topic: 'filing', recall: 2, application: 0, judgement: 0 }] }) }, ['cells', 'length']],
  ['kinds that do not sum to the form', withExam({ kinds: { single: 29, multiple: 10, 'true-false': 10 } }), ['kinds', 'kinds-sum']],
  ['a kind below nothing', withExam({ kinds: { single: 41, multiple: 10, 'true-false': -1 } }), ['kind.true-false', 'range']],
  ['no time', withExam({ minutes: 4 }), ['minutes', 'range']],
  ['a cut above all marks', withExam({ cutHundredths: 10_001 }), ['cut', 'range']],
  ['no attempt', withExam({ attempts: 0 }), ['attempts', 'range']],
  ['a wait of more than a year', withExam({ waitDays: 366 }), ['wait', 'range']],
  ['marks of nothing', withExam({ marks: { ...BODY.exam.marks, ordering: 0 } }), ['marks.ordering', 'range']],
  ['half a case set', withExam({ maxCases: 0.5 }), ['cases', 'range']],
  ['a floor above all marks', withExam({ floors: [{ topic: 'filing', percentHundredths: 10_001 }] }), ['floor.filing', 'range']],
  ['a floor on what is not asked', withExam({ floors: [{ topic: 'other', percentHundredths: 5000 }] }), ['floor.other', 'without-items']],
  ['two floors on one topic', withExam({ floors: [{ topic: 'filing', percentHundredths: 5000 }, { topic: 'filing', percentHundredths: 6000 }] }), ['floor.filing', 'twice']],
  ['a floor and credit by part', withExam({ floors: [{ topic: 'filing', percentHundredths: 5000 }], credit: { multiple: 'per-part' } })],
  ['no required module', { ...BODY, requiredModules: [] }, ['modules', 'none-required']],
  ['a module that the content has not', { ...BODY, requiredModules: [...BODY.requiredModules, 'other'] }, ['module.other', 'unknown']],
  ['hours below nothing', { ...BODY, requiredHoursTenths: -1 }, ['hours', 'range']],
]

describe('a syllabus with', () => {
  it.each(FAULTS.map((row) => [row[0], row] as const))('%s', (_, [, body, ...faults]) => {
    expect(syllabusFaults(body, SCOPE).map(({ field, fault }) => [field, fault])).toEqual(faults)
  })

  // A form of n items, half of it wanted from each of two topics.
  it.each([
    [50, 25, true],
    [50, 26, true],
    [50, 27, false],
    [100, 52, true],
    [100, 53, false],
    // Of nine items neither topic can have exactly half: less than one item off is never a fault.
    [9, 5, true],
    [9, 6, false],
    [10, 6, false],
  ])('%i items, %i of them on a topic of weight 50: good? %s', (length, items, good) => {
    const row = (topic: string, recall: number) => ({ topic, recall, application: 0, judgement: 0 })
    const body = {
      ...withExam({ blueprint: [row('filing', items), row('licensing', length - items)], kinds: undefined }),
      topics: [
        { topic: 'filing', weight: 50 },
        { topic: 'licensing', weight: 50 },
      ],
    }
    expect(syllabusFaults(body, SCOPE).length === 0).toBe(good)
  })
})

describe('the hours that are required', () => {
  it.each([
    [60, true, undefined],
    [61, true, 60],
    [61, false, undefined],
  ])('%i tenths, a condition: %s → lacking %s', (requiredHoursTenths, hoursEnforced, lacking) => {
    expect(hoursLacking({ ...BODY, requiredHoursTenths, hoursEnforced }, SCOPE)).toBe(lacking)
  })
  it('count the lessons of required modules alone', () => {
    expect(hoursLacking({ ...BODY, requiredModules: ['filing'], requiredHoursTenths: 31 }, SCOPE)).toBe(30)
  })
})

describe('topics that are examined and need not be studied', () => {
  it('are told', () => {
    expect(untaughtTopics(BODY, SCOPE)).toEqual([])
    expect(untaughtTopics({ ...BODY, requiredModules: ['filing', 'licensing'] }, SCOPE)).toEqual(['monitoring'])
  })
})

describe('what a version changes', () => {
  it('is told field by field', () => {
    const after: SyllabusBody = {
      ...withExam({ minutes: 90, kinds: { single: 40, multiple: 10 } }),
      topics: [
        { topic: 'filing', weight: 70 },
        { topic: 'licensing', weight: 30 },
      ],
      requiredModules: ['filing', 'licensing'],
      hoursEnforced: false,
    }
    expect(differences(BODY, after)).toEqual([
      { field: 'weight.filing', before: 50, after: 70 },
      { field: 'kind.single', before: 30, after: 40 },
      { field: 'kind.true-false', before: 10, after: 0 },
      { field: 'minutes', before: 120, after: 90 },
      { field: 'enforced', before: true, after: false },
      { field: 'weight.monitoring', before: 20, after: null },
      { field: 'module.monitoring', before: true, after: null },
    ])
  })
  it('tells floors and credit by part too', () => {
    const after = withExam({ floors: [{ topic: 'filing', percentHundredths: 5000 }], credit: { matching: 'per-part', multiple: 'all-or-nothing' } })
    expect(differences(BODY, after)).toEqual([
      { field: 'parts.matching', before: null, after: true },
      { field: 'floor.filing', before: null, after: 5000 },
    ])
  })
  it('is nothing against itself, and the same fields both ways', () => {
    const after = withExam({ cutHundredths: 6500 })
    expect(differences(BODY, BODY)).toEqual([])
    expect(differences(after, BODY)).toEqual([{ field: 'cut', before: 6500, after: 6000 }])
  })
})

describe('a syllabus in a form', () => {
  const names = {
    topics: SCOPE.topics.map((id) => ({ id, title: id, titleEn: id })),
    modules: SCOPE.modules.map(({ id, hoursTenths }) => ({ id, title: id, titleEn: id, hoursTenths })),
  }
  it('comes back as it was, whatever its numbers', () => {
    const count = fc.integer({ min: 0, max: 40 })
    const of = <T>(keys: readonly string[], value: fc.Arbitrary<T>) =>
      fc.record(Object.fromEntries(keys.map((key) => [key, value]))) as fc.Arbitrary<Record<string, T>>
    fc.assert(
      fc.property(of(SCOPE.topics, count), of(KINDS, count), of(KINDS, fc.integer({ min: 1, max: 1000 })), fc.integer({ min: 0, max: 999 }), fc.boolean(), fc.subarray([...KINDS_OF_PARTS]), of(SCOPE.topics, fc.integer({ min: 0, max: 9999 })), (weighed, kinds, marks, tenths, hoursEnforced, parts, least) => {
        const floors = SCOPE.topics.flatMap((topic) => (least[topic] ? [{ topic, percentHundredths: least[topic] }] : []))
        const body: SyllabusBody = {
          ...withExam({ kinds, marks: marks as SyllabusBody['exam']['marks'], cutHundredths: tenths * 7, ...(floors.length > 0 ? { floors } : {}), ...(parts.length > 0 ? { credit: Object.fromEntries(parts.map((kind) => [kind, 'per-part' as const])) } : {}) }),
          topics: SCOPE.topics.flatMap((topic) => (weighed[topic] ? [{ topic, weight: weighed[topic] }] : [])),
          requiredHoursTenths: tenths,
          hoursEnforced,
        }
        expect(bodyIn(typedOf(body), names)).toEqual({ body, unread: [] })
      }),
    )
  })
  it.each([
    ['hours', '24.5', []],
    ['hours', '24.55', ['hours']],
    ['cut', '60.25', []],
    ['minutes', '90.5', ['minutes']],
    ['minutes', '一百', ['minutes']],
    ['minutes', '-5', ['minutes']],
    ['minutes', '1e3', ['minutes']],
    ['weight.filing', '', []],
  ])('%s as %s: not read %j', (field, text, unread) => {
    expect(bodyIn({ ...typedOf(BODY), [field]: text }, names).unread.map((fault) => fault.field)).toEqual(unread)
  })
})
