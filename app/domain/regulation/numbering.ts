// The numbers of official texts: which mark stands at the beginning of a paragraph, and how the clause is cited.

/** 第一章 · 第一节 · 第一条 · 一、 · （一） · 1. 1、 1． · （1） 1） · ① */
export type Style = 'chapter' | 'section' | 'article' | 'han' | 'han-bracket' | 'digit' | 'digit-bracket' | 'circle'

export interface Marker {
  readonly style: Style
  readonly n: number
  /** As it is cited: `第七条`, `三`, `（一）`, `1`, `（1）`, `①`. */
  readonly label: string
  /** In an anchor: `art-7`, `3`, `1`. */
  readonly slug: string
  /** How many UTF-16 units of the text are the mark. */
  readonly length: number
}

const HAN = '〇零一二三四五六七八九十百'
const VALUES = '零一二三四五六七八九'

/** The value of Chinese or Arabic figures, full width included: 二十三, 一百零五, 二〇一二, １２. NaN for anything else. */
export function numberOf(text: string): number {
  const plain = text.normalize('NFKC').replace(/[〇○]/g, '零')
  if (/^\d+$/.test(plain)) return Number(plain)
  if (!new RegExp(`^[${HAN}]+$`).test(plain)) return Number.NaN
  if (!/[十百]/.test(plain)) return Number([...plain].map((c) => VALUES.indexOf(c)).join(''))
  let [sum, last] = [0, 0]
  for (const c of plain)
    if (c === '十' || c === '百') {
      sum += (last || 1) * (c === '十' ? 10 : 100)
      last = 0
    } else last = VALUES.indexOf(c)
  return sum + last
}

/** 1 to 999 in Chinese figures, as clauses are numbered: 十, 二十三, 一百零五. */
export function hanOf(n: number): string {
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10]
  const digit = (d: number) => VALUES[d] ?? ''
  return [
    hundreds > 0 ? `${digit(hundreds)}百` : '',
    hundreds > 0 && tens === 0 && ones > 0 ? '零' : '',
    tens > 0 ? `${tens === 1 && hundreds === 0 ? '' : digit(tens)}十` : '',
    ones > 0 ? digit(ones) : '',
  ].join('')
}

const N = `([${HAN}]+|[0-9０-９]{1,3})`
/** After 第七条 in the middle of a sentence: 第七条的规定, 第七条第二款, 第七条、第八条. */
const ARTICLE = new RegExp(`^第\\s*${N}\\s*条(?:之([${HAN}]+))?(?![的第款项、和或与及至到中所，。；]|规定)`)
const HEADING = new RegExp(`^第\\s*${N}\\s*([章节])(?=$|[\\s　]|[^的第规、和至，。；])[^。；，]{0,40}$`)
const SIMPLE: readonly (readonly [Style, RegExp])[] = [
  ['han', new RegExp(`^([${HAN}]+)、`)],
  ['han-bracket', new RegExp(`^[（(﹙]\\s*([${HAN}]+)\\s*[）)﹚]`)],
  ['digit', /^([0-9０-９]{1,3})\s*[.．、](?![0-9０-９])/],
  ['digit-bracket', /^[（(﹙]\s*([0-9０-９]{1,3})\s*[）)﹚]/],
  ['digit-bracket', /^([0-9０-９]{1,3})[）)]/],
]
/** One character that is a whole mark: its style, the first of its row in Unicode, and how many there are. */
const ROWS: readonly (readonly [Style, number, number])[] = [
  ['circle', 0x2460, 20],
  ['digit-bracket', 0x2474, 20],
  ['digit', 0x2488, 20],
  ['han-bracket', 0x3220, 10],
]

const LABEL: Record<Style, (n: number) => string> = {
  chapter: (n) => `第${hanOf(n)}章`,
  section: (n) => `第${hanOf(n)}节`,
  article: (n) => `第${hanOf(n)}条`,
  han: hanOf,
  'han-bracket': (n) => `（${hanOf(n)}）`,
  digit: String,
  'digit-bracket': (n) => `（${n}）`,
  circle: (n) => String.fromCodePoint(0x2460 + n - 1),
}

/** How a number of a style is cited. */
export const labelOf = (style: Style, n: number): string => LABEL[style](n)

/** The mark a text begins with; undefined when it begins with none. Years, dates and decimals are none. */
export function markerAt(text: string): Marker | undefined {
  const article = ARTICLE.exec(text)
  if (article) {
    const [mark, figures = '', more] = article
    const n = numberOf(figures)
    const label = `${labelOf('article', n)}${more ? `之${more}` : ''}`
    return { style: 'article', n, label, slug: `art-${n}${more ? `-bis-${numberOf(more)}` : ''}`, length: mark.length }
  }
  const heading = HEADING.exec(text)
  if (heading) {
    const [mark, figures = '', word] = heading
    const [n, style] = [numberOf(figures), word === '章' ? ('chapter' as const) : ('section' as const)]
    return { style, n, label: labelOf(style, n), slug: `${style}-${n}`, length: mark.length }
  }
  for (const [style, pattern] of SIMPLE) {
    const found = pattern.exec(text)
    if (!found) continue
    const n = numberOf(found[1] ?? '')
    if (n > 0 && n < 1000) return marker(style, n, found[0].length)
  }
  const code = text.codePointAt(0) ?? 0
  const row = ROWS.find(([, first, count]) => code >= first && code < first + count)
  return row && marker(row[0], code - row[1] + 1, 1)
}

const marker = (style: Style, n: number, length: number): Marker => ({
  style,
  n,
  label: labelOf(style, n),
  slug: String(n),
  length,
})

export interface InlineItem {
  readonly marker: Marker
  /** Where it begins and ends, in UTF-16 units. */
  readonly from: number
  readonly to: number
}

const STOPS = '；;。，,'

/**
 * A list within one paragraph: `……下列内容：1、……；2、……；3、……。` It begins with 1 after a colon and goes on, by one and in
 * the same style, after a stop; with fewer than two items it is no list, so a number in a sentence stays in it.
 */
export function inlineList(text: string, barred: ReadonlySet<string>): readonly InlineItem[] {
  for (const colon of text.matchAll(/[：:][\s　]*/g)) {
    const start = colon.index + colon[0].length
    const first = markerAt(text.slice(start))
    if (first?.n !== 1 || barred.has(first.style) || !INLINE.includes(first.style)) continue
    const items: { marker: Marker; from: number; to: number }[] = [{ marker: first, from: start, to: text.length }]
    for (let i = start + first.length; i < text.length; i++) {
      if (!STOPS.includes(text[i] ?? '')) continue
      const at = i + 1 + (/^[\s　]*/.exec(text.slice(i + 1))?.[0].length ?? 0)
      const next = markerAt(text.slice(at, at + 12))
      const last = items.at(-1)
      if (!last || next?.style !== first.style || next.n !== last.marker.n + 1) continue
      last.to = at
      items.push({ marker: next, from: at, to: text.length })
    }
    if (items.length > 1) return items
  }
  return []
}
const INLINE: readonly Style[] = ['han-bracket', 'digit', 'digit-bracket', 'circle']
