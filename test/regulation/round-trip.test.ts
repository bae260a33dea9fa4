// A text is made from known clauses and put into one of the forms that files come in: nothing of it may be lost in reading.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hanOf } from '#app/domain/regulation/numbering.ts'
import { splitText } from '#app/domain/regulation/split.ts'

const WORDS = [...'样片审看登记保存值班人员应当写明意见时间节目标签试听备案负责送交核对完整版本']
const words = (min: number, max: number) =>
  fc.array(fc.constantFrom(...WORDS), { minLength: min, maxLength: max }).map((chars) => chars.join(''))
/** A sentence, with a figure or a date in it now and then. */
const sentence = fc
  .tuple(
    words(4, 60),
    fc.constantFrom('，', '，共12件，', '，自2031年7月6日起', '，比例为1.5倍，', '（一式3份），'),
    words(4, 60),
  )
  .map(([a, middle, b]) => `${a}${middle}${b}。`)
const leaf = fc.tuple(fc.option(words(3, 12), { nil: undefined }), fc.array(sentence, { minLength: 1, maxLength: 3 }))
const notice = fc.array(fc.array(fc.array(leaf, { minLength: 0, maxLength: 3 }), { minLength: 0, maxLength: 3 }), {
  minLength: 1,
  maxLength: 4,
})

/** Paragraphs with the clause each begins: a notice with parts, paragraphs and items. */
const paragraphs = notice.chain((parts) =>
  fc
    .record({ head: words(3, 14), open: sentence, mark: fc.constantFrom('、', '.', '．'), last: sentence })
    .map(({ head, open, mark, last }) => {
      const all: { clause?: string; text: string }[] = [{ text: `关于${head}的通知` }, { text: open }]
      for (const [i, part] of parts.entries()) {
        const a = hanOf(i + 1)
        all.push({ clause: a, text: `${a}、${head}` })
        if (part.length === 0) all.push({ text: last })
        for (const [j, items] of part.entries()) {
          const b = `（${hanOf(j + 1)}）`
          all.push({ clause: a + b, text: `${b}${last}` })
          for (const [k, [heading, body]] of items.entries()) {
            const [first = '', ...more] = body
            all.push(
              { clause: `${a}${b}${k + 1}`, text: `${k + 1}${mark}${heading ? `${heading}。` : ''}${first}` },
              ...more.map((text) => ({ text })),
            )
          }
        }
      }
      return [...all, { text: '特此通知。' }, { text: '海州视听管理局' }, { text: '2031年3月8日' }]
    }),
)
type Paragraphs = { clause?: string; text: string }[]

const wrapped = (text: string, width: number): string[] => {
  const lines: string[] = []
  for (let rest = [...text]; rest.length > 0; rest = rest.slice(width)) lines.push(rest.slice(0, width).join(''))
  return lines
}
const FORMS: Record<string, (all: Paragraphs) => string> = {
  'one line a paragraph': (all) => all.map(({ text }) => text).join('\n'),
  'empty lines between': (all) => `首页 > 通知\n\n${all.map(({ text }) => text).join('\n\n')}\n\n分享到：\n`,
  indented: (all) => all.map(({ text }, i) => (i === 0 ? text : `　　${text}`)).join('\r\n'),
  'quoted Markdown': (all) =>
    all
      .map(({ clause, text }) => `> ${clause ? text.replace(/^(\S{1,4}?[、.．）])/, '**$1**') : text}\n> {: .p }`)
      .join('\n>\n'),
  'broken at 32, indented': (all) => all.flatMap(({ text }) => wrapped(`　　${text}`, 32)).join('\n'),
  'broken at 40, empty lines between': (all) => all.map(({ text }) => wrapped(text, 40).join('\n')).join('\n\n'),
}
const flat = (text: string) => text.replace(/\s/g, '')

describe.each(Object.entries(FORMS))('a text as %s', (_, form) => {
  it('is read to the last character, under the numbers of its clauses', () => {
    fc.assert(
      fc.property(paragraphs, (all) => {
        const read = splitText(form(all))
        if (!read.ok) throw new Error(JSON.stringify(read))
        const { parts } = read.value
        expect(flat(parts.map(({ text }) => text).join(''))).toBe(flat(all.map(({ text }) => text).join('')))
        expect(parts.map(({ clause }) => clause).filter(Boolean)).toEqual(all.flatMap(({ clause }) => clause ?? []))
        expect(new Set(parts.map(({ article }) => article)).size).toBe(parts.length)
      }),
      { numRuns: 60 },
    )
  })
  it('is refused when one of its clauses is taken out, unless it is the last of its list', () => {
    fc.assert(
      fc.property(paragraphs, fc.nat(), (all, at) => {
        const clauses = all.flatMap(({ clause }, i) => (clause ? [i] : []))
        const out = clauses[at % clauses.length] as number
        const { clause = '' } = all[out] as { clause?: string }
        const [path, own] = [
          clause.replace(/(（[^（）]+）|[^（）\d]+|\d+)$/, ''),
          /(（[^（）]+）|[^（）\d]+|\d+)$/.exec(clause)?.[0] ?? '',
        ]
        // The next of its kind under the same number, or something below it, must be there to be missed by.
        const later = all.slice(out + 1).map((p) => p.clause ?? '')
        const next = later.some(
          (c) =>
            c.startsWith(path) &&
            !c.startsWith(clause) &&
            (/^\d/.test(own) ? /^\d+$/ : /^（/.test(own) ? /^（[^（）]+）$/ : /^[^（）\d]+$/).test(
              c.slice(path.length),
            ),
        )
        fc.pre(next)
        const end = all.findIndex((p, i) => i > out && p.clause !== undefined && !p.clause.startsWith(clause))
        const without = all.filter((_, i) => i < out || (end >= 0 && i >= end))
        expect(splitText(form(without))).toMatchObject({ ok: false, refusal: 'numbering-jumps' })
      }),
      { numRuns: 30 },
    )
  })
})
