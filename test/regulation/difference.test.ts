import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Change, difference, type Span, spansOf } from '#app/domain/regulation/difference.ts'
import { type Part, splitText } from '#app/domain/regulation/split.ts'

const partsOf = (text: string): Part[] => {
  const read = splitText(text)
  if (!read.ok) throw new Error(read.refusal)
  return read.value.parts.map(({ clause, article, text: words }) => ({ clause, article, text: words }))
}
const told = (changes: readonly Change[]) =>
  changes.map((c) =>
    c.kind === 'gone'
      ? `- ${c.from.clause}`
      : c.kind === 'added'
        ? `+ ${c.to.clause}`
        : `${c.kind === 'same' ? '=' : '~'} ${c.from.clause}→${c.to.clause}`,
  )

const OLD = `第一条 样片送交审看以前应当登记。
第二条 登记写明收片日期、送片人和时长。
第三条 样片保存一年。
第四条 遗失样片的，当日报告负责人。`

describe('two texts of a document', () => {
  it('that are the same are the same article by article', () =>
    expect(told(difference(partsOf(OLD), partsOf(OLD)))).toEqual([
      '= 第一条→第一条',
      '= 第二条→第二条',
      '= 第三条→第三条',
      '= 第四条→第四条',
    ]))
  it('show in which characters an article changed', () => {
    const [, , change] = difference(partsOf(OLD), partsOf(OLD.replace('保存一年', '保存三年以上')))
    expect(change).toMatchObject({ kind: 'changed', to: { clause: '第三条' } })
    expect(change?.kind === 'changed' && change.spans).toEqual([
      { kind: 'same', text: '第三条 样片保存' },
      { kind: 'gone', text: '一年' },
      { kind: 'added', text: '三年以上' },
      { kind: 'same', text: '。' },
    ])
  })
  it('know an article again that only got another number', () => {
    const inserted = OLD.replace('第三条', '第三条 没有标签的样片退回送片人重新制作。\n第四条').replace(
      '\n第四条 遗失',
      '\n第五条 遗失',
    )
    expect(told(difference(partsOf(OLD), partsOf(inserted)))).toEqual([
      '= 第一条→第一条',
      '= 第二条→第二条',
      '+ 第三条',
      '= 第三条→第四条',
      '= 第四条→第五条',
    ])
  })
  it('know an article again that got another number and was changed too', () => {
    const inserted = OLD.replace('第三条', '第三条 没有标签的样片退回送片人重新制作。\n第四条').replace(
      '\n第四条 遗失样片的，当日报告',
      '\n第五条 遗失样片的，两日以内报告',
    )
    expect(told(difference(partsOf(OLD), partsOf(inserted)))).toEqual([
      '= 第一条→第一条',
      '= 第二条→第二条',
      '+ 第三条',
      '= 第三条→第四条',
      '~ 第四条→第五条',
    ])
  })
  it('tell an article whose words are all others as gone and added', () =>
    expect(told(difference(partsOf(OLD), partsOf(OLD.replace('样片保存一年', '本办法由各站解释'))))).toEqual([
      '= 第一条→第一条',
      '= 第二条→第二条',
      '- 第三条',
      '+ 第三条',
      '= 第四条→第四条',
    ]))
  it('are compared within bounds, however long an article is', () => {
    const [a, b] = ['甲乙丙丁'.repeat(2000), '丁丙乙甲戊'.repeat(2000)].map((text) => [
      { clause: '一', article: '1', text: `一、${text}。` },
    ]) as [Part[], Part[]]
    const started = process.hrtime.bigint()
    const changes = difference(a, b)
    expect(changes.flatMap((c) => ('to' in c ? c.to.text : [])).join('')).toBe(b[0]?.text)
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(2000)
  })
})

const text = fc.string({ unit: fc.constantFrom(...'样片审看登记，。1 \n𠮷'), maxLength: 40 })
const parts = fc
  .array(fc.tuple(fc.constantFrom('第一条', '二', '三（一）', '三（一）2', ''), text), { maxLength: 8 })
  .map((list): Part[] => list.map(([clause, words], i) => ({ clause, article: `${clause}-${i}`, text: words })))
const side = (spans: readonly Span[], kind: 'gone' | 'added') =>
  spans
    .filter((s) => s.kind !== (kind === 'gone' ? 'added' : 'gone'))
    .map((s) => s.text)
    .join('')

describe('a difference', () => {
  it('of characters gives back both texts, and of one text is that text', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const spans = spansOf(a, b)
        expect([side(spans, 'gone'), side(spans, 'added')]).toEqual([a, b])
        expect(spansOf(a, a)).toEqual(a === '' ? [] : [{ kind: 'same', text: a }])
        expect(spans.every((s, i) => s.text !== '' && s.kind !== spans[i + 1]?.kind)).toBe(true)
      }),
    )
  })
  it('of characters is the same the other way round, with gone and added changed', () => {
    const other = { same: 'same', gone: 'added', added: 'gone' } as const
    const sorted = (spans: readonly Span[]) => spans.map(({ kind, text: words }) => `${kind} ${words}`)
    fc.assert(
      fc.property(text, text, (a, b) => {
        const back = spansOf(b, a).map(({ kind, text: words }) => ({ kind: other[kind], text: words }))
        expect(sorted(spansOf(a, b)).sort()).toEqual(sorted(back).sort())
      }),
    )
  })
  it('of texts gives back every part of both, in order', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const changes = difference(a, b)
        expect(changes.flatMap((c) => (c.kind === 'added' ? [] : [c.from]))).toEqual(a)
        expect(changes.flatMap((c) => (c.kind === 'gone' ? [] : [c.to]))).toEqual(b)
        for (const c of changes)
          if (c.kind === 'changed')
            expect([side(c.spans, 'gone'), side(c.spans, 'added')]).toEqual([c.from.text, c.to.text])
        expect(difference(a, a).every((c) => c.kind === 'same')).toBe(true)
      }),
    )
  })
  it('of texts is the same the other way round', () => {
    const count = (changes: readonly Change[]) =>
      told(changes).map((line) => line.replace(/^(.) (.*)→(.*)$/, '$1 $2|$3'))
    const turned = (lines: string[]) =>
      lines.map((line) =>
        line.replace(/^([=~]) (.*)\|(.*)$/, '$1 $3|$2').replace(/^([+-])/, (sign) => (sign === '+' ? '-' : '+')),
      )
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(count(difference(b, a)).sort()).toEqual(turned(count(difference(a, b))).sort())
      }),
    )
  })
})
