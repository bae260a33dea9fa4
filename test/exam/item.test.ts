import { describe, expect, it } from 'vitest'
import { inForceOn, itemHash, type ItemVersion, lettersTellKey, serve } from '#app/domain/exam/item.ts'
import { asId } from '#app/domain/ids.ts'
import { caseSet, day, matching, multiple, ordering, single, trueFalse } from './sample-items.ts'

const backwards = (version: ItemVersion) =>
  version.kind === 'true-false' ? [] : version.options.map(({ id }) => id).reverse()
const shown = (version: ItemVersion) => serve(version, 1, backwards(version))

describe('an item version', () => {
  it('has a hash that is an id and changes with its key', () => {
    const one = single('one')
    expect(asId(itemHash(one))).toBe(itemHash(one))
    expect(itemHash({ ...one, key: 'c' })).not.toBe(itemHash(one))
  })

  it.each([
    ['2026-05-31', false],
    ['2026-06-01', true],
    ['2026-08-31', true],
    ['2026-09-01', false],
  ])('in force from 1 June to 31 August is on a form of %s: %s', (on, held) => {
    const dated = single('dated', { effectiveFrom: day('2026-06-01'), effectiveTo: day('2026-08-31') })
    expect(inForceOn([dated], day(on))).toEqual(held ? [dated] : [])
  })

  it.each([
    ['an ordering whose key is not in the order of letters', ordering('o'), false],
    ['an ordering whose key runs a, b, c', { ...ordering('o'), key: ['a', 'b', 'c'] }, true],
    ['a matching that crosses', matching('m'), false],
    ['a matching of a to a, b to b, c to c', { ...matching('m'), key: { c: 'c', a: 'a', b: 'b' } }, true],
    ['a matching of a to a, b to c, c to d', { ...matching('m'), key: { a: 'a', b: 'c', c: 'd' } }, true],
    ['a multiple choice of a, b and c', { ...multiple('m'), key: ['a', 'b', 'c'] }, false],
  ] as [string, ItemVersion, boolean][])('%s: its letters tell its key: %s', (_, version, tells) => {
    expect(lettersTellKey(version)).toBe(tells)
  })
})

describe('a served item', () => {
  const all = [single('s1'), multiple('m1'), trueFalse('t1'), ordering('o1'), matching('p1')]

  it('shows its options in the order of the form', () => {
    const one = single('one')
    expect(serve(one, 7, backwards(one))).toEqual({
      slot: 7,
      item: expect.stringMatching(/^[\w-]{16}$/),
      kind: 'single',
      stem: 'stem of one',
      options: ['d', 'c', 'b', 'a'].map((id) => ({ id, text: `option ${id}` })),
      maxChoices: 1,
    })
  })

  it.each(all.map((version) => [version.kind, version] as const))(
    'of kind %s has only the fields of the contract',
    (_, version) => {
      const served = JSON.parse(JSON.stringify(shown(version))) as Record<string, unknown>
      const contract = ['slot', 'item', 'kind', 'stem', 'options', 'targets', 'maxChoices', 'group']
      expect(Object.keys(served).filter((name) => !contract.includes(name))).toEqual([])
      const fields = JSON.stringify(served)
      expect(fields).not.toContain('SECRET')
      expect(fields).not.toMatch(/"(key|level|topic|rationale|articles|enemies|shuffle|effectiveFrom)"/)
    },
  )

  it('does not change with the key', () => {
    const one = multiple('one')
    expect(shown({ ...one, key: ['a', 'e'] })).toEqual(shown(one))
    expect(shown(one).maxChoices).toBe(5)
  })

  it('does not name the item', () => {
    expect(shown(single('filing-03')).item).not.toBe(shown(single('filing-04')).item)
    expect(shown(single('filing-03')).item).not.toContain('filing')
  })

  it('ties the parts of a case by a reference that does not name the case', () => {
    const [first, second] = caseSet('case-filing-03', [{ kind: 'single' }, { kind: 'true-false' }]).map((part) =>
      shown(part),
    )
    expect(first?.group?.situation).toBe('situation of case-filing-03')
    expect(first?.group?.id).toBe(second?.group?.id)
    expect(first?.group?.id).not.toContain('filing')
  })

  it('is a fault when the slot is another item’s', () => {
    const one = single('one')
    expect(() => serve(one, 1, ['a', 'b', 'c', 'x'])).toThrow('no option x')
    expect(() => serve(one, 1, ['a', 'b', 'c', 'c'])).toThrow('not those of item one')
    expect(() => serve(one, 1, [])).toThrow('not those of item one')
  })
})
