import { beforeAll, describe, expect, it } from 'vitest'
import { draftFaults, draftWarnings, settledDraft } from '#app/content/draft.ts'
import { type Catalogue, loadContent } from '#app/content/load.ts'
import type { ItemDraft } from '#app/domain/exam/bank.ts'
import { itemHash } from '#app/domain/exam/item.ts'
import { projectRoot } from '#app/env.server.ts'
import { draftsTyped, shapeAsked, shapeOf } from '#app/ui/bank/item-fields.ts'
import zh from '#app/words/zh-CN/bank.ts'
import { day } from '../exam/sample-items.ts'
import { body, draft } from './desk.ts'

describe('a draft', () => {
  let catalogue: Catalogue
  beforeAll(async () => {
    catalogue = (await loadContent(projectRoot())).catalogue
  })
  const codes = (one: ItemDraft) => draftFaults(catalogue, one).map(({ path, code }) => `${path} ${code}`)
  const [a, b] = body().options
  if (!a || !b) throw new Error('the sample has options')

  it('like every item of /content has no fault, and is that very version', () => {
    for (const { version, hash, facility } of catalogue.items) {
      const { itemId, ...rest } = version
      const one: ItemDraft = { itemId, body: rest, facility: Math.round(facility * 100) }
      expect([itemId, draftFaults(catalogue, one)]).toEqual([itemId, []])
      expect(itemHash({ ...(settledDraft(one) ?? one).body, itemId })).toBe(hash)
    }
  })
  it('has no fault as the stories write it', () => expect(codes(draft())).toEqual([]))
  it.each([
    ['no stem', draft({ stem: ' ' }), 'stem missing'],
    ['no rationale of an option', draft({ options: [{ ...a, rationale: '' }, ...body().options.slice(1)] }), 'options.0.rationale missing'],
    ['two options', draft({ options: [a, b] }), 'options too-few'],
    ['no key', draft({ key: '' }), 'key missing'],
    ['a key that is no option', draft({ key: 'f' }), 'key key-no-option'],
    ['a letter twice', draft({ options: [a, b, { ...b, text: '别的' }] }), 'options.2.id letter-twice'],
    ['the same text twice', draft({ options: [a, b, { ...b, id: 'c' }] }), 'options.2.text same-text'],
    ['no article', draft({ articles: [] }), 'articles too-few'],
    ['no such document', draft({ articles: [{ document: 'no-such', article: 'art-1' }] }), 'articles.0 no-document'],
    ['no such article', draft({ articles: [{ document: 'guangfa-2012-53', article: 'art-99' }] }), 'articles.0 no-article'],
    ['an article that was not in force', draft({ effectiveFrom: day('2001-01-01') }), 'articles.0 not-in-force'],
    ['an end before the beginning', draft({ effectiveTo: day('2019-12-31') }), 'effectiveTo dates'],
    ['no such topic', draft({ topic: 'weather' }), 'topic topic'],
    ['a day that is none', draft({ effectiveTo: '2021-02-30' as never }), 'effectiveTo malformed'],
    ['everybody right', { ...draft(), facility: 99 }, 'facility facility'],
    ['half a hundredth', { ...draft(), facility: 70.5 }, 'facility facility'],
    ['no number', { ...draft(), facility: Number.NaN }, 'facility facility'],
    ['itself as enemy', { ...draft({ enemies: ['fi-001'] }, 'fi-001') }, 'enemies.0 own-enemy'],
    ['a word that may not stand', draft({ stem: '持证人取得的是国家颁发的证书吗？' }), 'stem forbidden-word'],
    ['a bell in it', draft({ stem: '平\u0007台' }), 'stem control-characters'],
    ['half a character', draft({ stem: '平\ud842' }), 'stem control-characters'],
    ['a case of two', draft({ group: { id: 'c', situation: '一', part: 1, of: 2 } }), 'group.part case-part'],
    ['a case without a situation', draft({ group: { id: 'c', situation: ' ', part: 1, of: 3 } }), 'group.situation missing'],
  ])('with %s is told so', (_, one, fault) => expect(codes(one)).toContain(fault))

  const ordering = (key: string[]): ItemDraft => ({ itemId: null, facility: 70, body: { ...body(), kind: 'ordering', key } as never })
  const { shuffle: _, ...unshuffled } = body()
  it.each([
    ['an order that leaves one out', { ...ordering(['c', 'b', 'a']), body: { ...unshuffled, kind: 'ordering', key: ['c', 'b', 'a'] } }, 'key key-missing'],
    ['letters that tell the order', { ...ordering([]), body: { ...unshuffled, kind: 'ordering', key: ['a', 'b', 'c', 'd'] } }, 'key letters-tell'],
    ['a letter twice in the key', { ...ordering([]), body: { ...unshuffled, kind: 'ordering', key: ['d', 'b', 'a', 'c', 'd'] } }, 'key key-twice'],
    ['nothing wrong', { itemId: null, facility: 70, body: { ...body(), kind: 'multiple', key: ['a', 'b', 'c', 'd'] } }, 'key nothing-wrong'],
    ['a target that is not there', { itemId: null, facility: 70, body: { ...unshuffled, kind: 'matching', targets: [{ id: 'a', text: '甲' }, { id: 'b', text: '乙' }], key: { a: 'b', b: 'a', c: 'a', d: 'h' } } }, 'key.d key-no-target'],
    ['an ordering in a case set', { itemId: null, facility: 70, body: { ...unshuffled, kind: 'ordering', key: ['d', 'a', 'b', 'c'], group: { id: 'c', situation: '一', part: 1, of: 3 } } }, 'kind case-kind'],
  ] as [string, ItemDraft, string][])('with %s is told so', (_, one, fault) => expect(codes(one)).toContain(fault))

  it('is warned about, not refused, where a guesser or a near item would show', () => {
    const bank = catalogue.items.map(({ version }) => version)
    const other = bank.find(({ kind, group }) => kind === 'single' && !group)
    if (!other) throw new Error('the content has no single-choice item')
    const of = (one: ItemDraft) => draftWarnings(catalogue, one, bank).map(({ code, detail }) => [code, detail.name])
    expect(of(draft({ stem: other.stem }))).toContainEqual(['near-item', other.itemId])
    expect(of(draft({ stem: other.stem }, other.itemId))).not.toContainEqual(['near-item', other.itemId])
    const [question] = catalogue.lessons.flatMap((lesson) => lesson.questions.map(({ id, stem }) => ({ name: `${lesson.id} ${id}`, stem })))
    expect(of(draft({ stem: question?.stem ?? '' }))).toContainEqual(['near-question', question?.name])
    const long = body().options.map((option) => (option.id === 'b' ? { ...option, text: option.text.repeat(9) } : option))
    expect(of(draft({ options: long })).map(([code]) => code)).toContain('long-key')
    expect(codes(draft({ options: long, stem: other.stem }))).toEqual([])
  })
  it('says every fault in words of both languages', () => {
    const all = [draft({ key: 'f' }), draft({ options: [a, b, b] }), ordering(['c'])].flatMap((one) => draftFaults(catalogue, one))
    for (const { code } of all) expect(zh.faults).toHaveProperty(code)
  })

  it('goes through the form and comes back as it was, whatever its kind', () => {
    const cases = new Map<string, (typeof catalogue.items)[number][]>()
    for (const entry of catalogue.items) cases.set(entry.caseId ?? entry.id, [...(cases.get(entry.caseId ?? entry.id) ?? []), entry])
    for (const entries of cases.values()) {
      const items = entries.sort((x, y) => (x.version.group?.part ?? 0) - (y.version.group?.part ?? 0)).map(({ version, facility }) => ({ version, facility: Math.round(facility * 100) }))
      const { shape, typed } = shapeOf(items)
      draftsTyped(shape, typed).forEach(({ draft: { body: typedBody, itemId, facility } }, i) => {
        const { version } = items[i] as (typeof items)[number]
        // The very version: nothing that is not changed may seem to be.
        expect([itemId, facility, itemHash({ ...typedBody, itemId: itemId ?? '' })]).toEqual([version.itemId, items[i]?.facility, itemHash(version)])
      })
    }
  })
  it('has the shape that the address asks for, within what a kind may have', () => {
    const shape = (search: string) => shapeAsked(new URLSearchParams(search))
    expect(shape('')).toBeUndefined()
    expect(shape('kind=essay')).toBeUndefined()
    expect(shape('kind=single&options=99')?.parts).toEqual([{ itemId: null, kind: 'single', options: 6, targets: 0 }])
    expect(shape('kind=matching&options=2&targets=5')?.parts).toEqual([{ itemId: null, kind: 'matching', options: 2, targets: 5 }])
    expect(shape('kind=case&parts=4&kind2=true-false')).toMatchObject({ caseId: '', parts: [{ kind: 'single' }, { kind: 'true-false', options: 0 }, { kind: 'single' }, { kind: 'single' }] })
  })
})
