// Lines joined to paragraphs: a file may break its lines at a width, and a sentence then goes on in the next.

import type { Line } from './lines.ts'
import { markerAt } from './numbering.ts'

export interface Paragraph {
  /** The line it begins on. */
  readonly line: number
  readonly text: string
  /** Whether it may be the rest of the paragraph before, broken where a number happens to follow. */
  readonly doubtful: boolean
}

/** A sentence, a clause of one or a heading with a colon ends here. */
const ENDS = /[。！？；：!?;:…]["”’）》】)]*$/
export const DATE =
  /[〇○零一二三四五六七八九０OoＯ\d]{4}\s*年\s*[一二三四五六七八九十\d]{1,3}\s*月\s*[一二三四五六七八九十\d]{1,3}\s*日/
/** A date on a line of its own, with or without who signs before it. */
export const SIGNED = new RegExp(`^[（(]?(?:[^。；，：]{2,30}[\\s　]+)?${DATE.source}[）)]?$`)
/** 广发〔2012〕53号 on a line of its own; 某某令第16号. */
export const NUMBER =
  /^[（(]?([\p{Script=Han}]{1,16})\s*[〔[【﹝﹙(（［]\s*(\d{4})\s*[〕\]】﹞﹚)）］]\s*第?\s*(\d{1,5})\s*号[）)]?$/u
export const ORDER =
  /^[（(]?([\p{Script=Han}、]{2,40}令)\s*[（(]?第?\s*([\d〇零一二三四五六七八九十百]{1,6})\s*号[）)]?$/u

const alone = (text: string): boolean => SIGNED.test(text) || NUMBER.test(text) || ORDER.test(text)

/** Full-width characters of a line; two of Latin letters and figures count as one. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, c) => sum + ((c.codePointAt(0) ?? 0) < 0x2e80 ? 0.5 : 1), 0)

/** What stands between two halves of a broken line: a space between words of letters, else nothing. */
export const joined = (before: string, after: string): string =>
  /[A-Za-z,]$/.test(before) && /^[A-Za-z]/.test(after) ? `${before} ${after}` : before + after

/** Narrower lines are headings and signatures, whatever the width of the file. */
const NARROW = 20

export function paragraphsOf(lines: readonly Line[]): Paragraph[] {
  const widths = lines.map(({ text }) => widthOf(text)).filter((width) => width >= NARROW)
  const usual = widths.sort((a, b) => a - b)[Math.floor(widths.length * 0.8)] ?? NARROW
  const full = Math.max(NARROW, usual * 0.8)
  const paragraphs: { line: number; text: string; doubtful: boolean }[] = []
  let before: Line | undefined
  for (const line of lines) {
    const last = paragraphs.at(-1)
    const goesOn =
      last !== undefined &&
      before !== undefined &&
      !line.fresh &&
      line.indent <= before.indent &&
      !ENDS.test(before.text) &&
      widthOf(before.text) >= full &&
      !alone(before.text) &&
      !alone(line.text)
    if (goesOn && !markerAt(line.text)) last.text = joined(last.text, line.text)
    else paragraphs.push({ line: line.line, text: line.text, doubtful: goesOn })
    before = line
  }
  return paragraphs
}
