// An official text split into its articles and clauses, each under the number it is cited by. Every character of the text
// is in exactly one part, its marks and headings included; what is no part of the text is told in `dropped`.

import { ok, refuse, type Result } from '#app/domain/result.ts'
import { type Frame, frameOf } from './frame.ts'
import { type Dropped, readLines } from './lines.ts'
import { hanOf, inlineList, labelOf, type Marker, markerAt, numberOf, type Style } from './numbering.ts'
import { joined, type Paragraph, paragraphsOf, SIGNED } from './paragraphs.ts'

export interface Part {
  /** As it is cited: `三（一）1`, `第七条`; empty for what stands before the first clause and after the last. */
  readonly clause: string
  /** The anchor a digest of it would have: `3-1-1`, `art-7`; `preamble`, `closing`, `annex-1`, `chapter-1`. */
  readonly article: string
  /** Its own text with its mark, paragraphs divided by `\n`; the text of the clauses below it is theirs. */
  readonly text: string
}
export interface FoundPart extends Part {
  /** The line of the file it begins on, from 1. */
  readonly line: number
}
export interface OfficialText extends Frame {
  readonly parts: readonly FoundPart[]
  readonly dropped: readonly Dropped[]
}

/**
 * `no-clauses`: nothing in it is numbered; `lines` were read.
 * `numbering-jumps`: at `line` stands `found` where `expected` should stand; `last` is the one before, empty at the first.
 */
export type SplitRefusal = 'no-clauses' | 'numbering-jumps'

/** @param text the whole file, decoded: Markdown or plain text */
export function splitText(text: string): Result<OfficialText, SplitRefusal> {
  const { lines, dropped, told } = readLines(text)
  const paragraphs = paragraphsOf(lines)
  const splitter = new Splitter()
  for (const [i, paragraph] of paragraphs.entries()) {
    const jump = splitter.take(paragraph, signsFrom(paragraphs, i))
    if (jump) return jump
  }
  if (!splitter.begun) return refuse('no-clauses', { lines: lines.length })
  const found = splitter.parts.filter((part) => part.paragraphs.length > 0)
  const under = (name: string) => found.filter((p) => p.article.startsWith(name)).flatMap((p) => p.paragraphs)
  const parts = found.map(({ paragraphs, ...part }) => ({ ...part, text: paragraphs.join('\n') }))
  const clauses = parts.filter((part) => part.clause !== '').map((part) => part.text)
  return ok({ ...frameOf(told, under('preamble'), under('closing'), clauses), parts, dropped })
}

/** A number that is open: clauses below it may follow. Clause and article are the whole path down to it. */
interface Level {
  readonly style: Style | 'paragraph'
  readonly n: number
  readonly clause: string
  readonly article: string
}
interface Open {
  readonly clause: string
  readonly article: string
  readonly line: number
  readonly paragraphs: string[]
}
type Jump = ReturnType<typeof refuse<'numbering-jumps'>>

const ANNEX = /^附件\s*([0-9０-９一二三四五六七八九十]*)\s*[:：]?(?:[\s　]+[^。；]{1,50})?$/
const ENDING = /^(?:特此(?:通知|公告|通告|函告|函复|批复|决定)|附件?\s*[:：])/

class Splitter {
  readonly parts: Open[] = []
  begun = false
  private levels: readonly Level[] = []
  private chapter: Level | undefined
  private section = 0
  /** The last number of each style, wherever it stood. */
  private readonly last = new Map<Style, Marker>()
  /** Whether lists of figures begin anew under each heading or run on through all of them, once that is known. */
  private figures: 'anew' | 'on' | undefined
  private outside: 'closing' | 'annex' | undefined
  /** Paragraphs (款) of the open article so far. */
  private paragraphs = 0

  /** @param signs whether from here only signatures follow, up to a date */
  take({ text, line, doubtful }: Paragraph, signs: boolean): Jump | undefined {
    const annex = this.begun && !doubtful && ANNEX.exec(text)
    if (annex) {
      const n = annex[1] ? numberOf(annex[1]) : ''
      this.outside = 'annex'
      this.open(`附件${n}`, this.free(n ? `annex-${n}` : 'annex'), line, text)
      return undefined
    }
    const marker = this.outside === 'annex' ? undefined : markerAt(text)
    const ofRules = marker?.style === 'article' || marker?.style === 'chapter'
    if (this.begun && !this.outside && !doubtful && !ofRules && (signs || ENDING.test(text))) {
      this.outside = 'closing'
      this.open('', this.free('closing'), line, text)
      return undefined
    }
    // A notice may be signed before the rules that it puts into force begin.
    if (!marker || (this.outside && !ofRules)) return this.add(text, line, doubtful)
    const jump = this.jump(marker, line)
    const sure = !doubtful || (!jump && (ofRules || marker.style.startsWith('han') || this.afterHeading()))
    if (!sure) return this.add(text, line, true)
    if (jump) return jump
    this.outside = undefined
    this.enter(marker, line)
    return this.fill(text, marker.length, line)
  }

  /** The text of the clause just entered, and the clauses that are listed within it. */
  private fill(text: string, from: number, line: number): Jump | undefined {
    const list = inlineList(text.slice(from), new Set(this.levels.map(({ style }) => style)))
    this.parts.at(-1)?.paragraphs.push(text.slice(0, list[0] ? from + list[0].from : undefined).trimEnd())
    for (const item of list) {
      const jump = this.jump(item.marker, line)
      if (jump) return jump
      this.enter(item.marker, line)
      this.parts.at(-1)?.paragraphs.push(text.slice(from + item.from, from + item.to).trimEnd())
    }
    return undefined
  }

  /** A paragraph without a number. @param rest whether it is the rest of the one before */
  private add(text: string, line: number, rest: boolean): undefined {
    const open = this.parts.at(-1)
    const before = open?.paragraphs.at(-1)
    if (!open) this.open('', 'preamble', line, text)
    else if (rest && before !== undefined) open.paragraphs[open.paragraphs.length - 1] = joined(before, text)
    else if (this.outside || !this.nextOfArticle(text, line)) open.paragraphs.push(text)
  }

  /** In an article, what follows a list and has no number is the article's next paragraph (款), not the last item's. */
  private nextOfArticle(text: string, line: number): boolean {
    const [article, below] = this.levels
    if (article?.style !== 'article') return false
    this.paragraphs++
    if (!below) return false
    const n = this.paragraphs
    const level = {
      style: 'paragraph',
      n,
      clause: `${article.clause}第${hanOf(n)}款`,
      article: `${article.article}-p${n}`,
    } as const
    this.levels = [article, level]
    this.open(level.clause, level.article, line, text)
    return true
  }

  /** Which numbers of a style may stand next. */
  private expected({ style, label }: Marker): readonly number[] {
    const last = this.last.get(style)?.n ?? 0
    const sibling = this.levels.find((level) => level.style === style)
    if (style === 'article') return label.includes('之') ? [last] : [last + 1]
    if (style === 'chapter') return [last + 1]
    if (style === 'section') return [this.section + 1]
    if (sibling) return [sibling.n + 1]
    // Only right below the parts of a text do figures run on through them.
    if (style !== 'digit' || last === 0 || this.figures === 'anew' || this.levels.length > 1) return [1]
    return this.figures === 'on' ? [last + 1] : [1, last + 1]
  }

  private jump(marker: Marker, line: number): Jump | undefined {
    const expected = this.expected(marker)
    if (expected.includes(marker.n)) return undefined
    const last = this.last.get(marker.style)?.label ?? ''
    return refuse('numbering-jumps', {
      line,
      found: marker.label,
      last,
      expected: [...new Set(expected)].map((n) => labelOf(marker.style, n)).join(' / '),
    })
  }

  private enter(marker: Marker, line: number): void {
    const { style, n, label, slug } = marker
    const at = this.levels.findIndex((level) => level.style === style)
    const last = this.last.get(style)
    if (style === 'digit' && at < 0 && last && this.levels.length < 2) this.figures ??= n === 1 ? 'anew' : 'on'
    if (style === 'article' || style === 'chapter' || style === 'section') this.levels = []
    else if (at >= 0) this.levels = this.levels.slice(0, at)
    const above = style === 'section' ? this.chapter : this.levels.at(-1)
    const article = above ? `${above.article}-${slug}` : slug
    const level = { style, n, clause: `${above?.clause ?? ''}${label}`, article }
    if (style === 'chapter') this.chapter = level
    if (style === 'chapter' || style === 'section') this.section = style === 'section' ? n : 0
    else this.levels = [...this.levels, level]
    if (style === 'article') this.paragraphs = 1
    this.last.set(style, marker)
    this.begun = true
    this.open(level.clause, level.article, line)
  }

  /** An anchor that no part has. */
  private free(name: string): string {
    const taken = this.parts.filter(({ article }) => article === name || article.startsWith(`${name}-again-`)).length
    return taken === 0 ? name : `${name}-again-${taken}`
  }

  private open(clause: string, article: string, line: number, text?: string): void {
    this.parts.push({ clause, article, line, paragraphs: text === undefined ? [] : [text] })
  }

  /** Whether what stands last is a heading: short and without a stop. */
  private afterHeading(): boolean {
    const text = this.parts.at(-1)?.paragraphs.at(-1) ?? ''
    return text.length <= 40 && !/[。；]/.test(text)
  }
}

/** Whether from here to a date of its own there are only short lines without a stop: who signs. */
function signsFrom(paragraphs: readonly Paragraph[], from: number): boolean {
  for (const { text, doubtful } of paragraphs.slice(from, from + 12)) {
    if (SIGNED.test(text)) return true
    if (doubtful || text.length > 60 || /[。；：，:]/.test(text) || markerAt(text)) return false
  }
  return false
}
