// What a text says of itself outside its clauses: title, number, who issued it, when, and from when it holds.

import { type Day, parseDay } from '#app/domain/instant.ts'
import { markerAt, numberOf } from './numbering.ts'
import { DATE, NUMBER, ORDER, SIGNED } from './paragraphs.ts'

export interface Frame {
  readonly title: string | null
  /** Everything in it that may be the title: a notice that puts rules into force has two. */
  readonly titles: readonly string[]
  readonly number: string | null
  readonly issuers: readonly string[]
  readonly issuedOn: Day | null
  readonly effectiveFrom: Day | null
}

/** How titles are compared: letters and figures alone. */
export const sameText = (a: string, b: string): boolean => bare(a) === bare(b)
export const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()

/** How numbers of documents are compared: 广发﹙2012﹚53 号 is 广发〔2012〕53号. */
export const sameNumber = (a: string, b: string): boolean => bare(a).replace(/第/g, '') === bare(b).replace(/第/g, '')

/**
 * @param told what the file tells of the text in its metadata
 * @param opening the paragraphs before the first clause
 * @param closing the paragraphs after the last
 * @param clauses the clauses' texts
 */
export function frameOf(
  told: ReadonlyMap<string, string>,
  opening: readonly string[],
  closing: readonly string[],
  clauses: readonly string[],
): Frame {
  const tells = (...words: string[]) => words.map((word) => told.get(word)?.trim()).find((value) => value)
  const dated = [...closing, ...opening].find((text) => SIGNED.test(text))
  const issuedOn = dayIn(tells('落款时间', '成文日期') ?? '') ?? dayIn(dated ?? '') ?? null
  const short = opening.filter((text) => text.length <= 80 && !/[。：:；]$/.test(text))
  const lines = short.filter((text) => !SIGNED.test(text) && !NUMBER.test(text) && !ORDER.test(text))
  const rules = opening.at(-1)
  const own =
    rules && lines.includes(rules) && lines.length > 1 && opening.some((text) => SIGNED.test(text)) ? rules : undefined
  const titles = [own, tells('标题'), ...lines, ...lines.slice(1).map((text, i) => `${lines[i]}${text}`)]
  const quoted = [
    ...(titles
      .filter(Boolean)
      .join('\n')
      .matchAll(/《([^《》]+)》/g) ?? []),
  ].map(([, name]) => name)
  const found = [...new Set([...titles, ...quoted].filter((title) => title !== undefined))]
  const signers = tells('制定方', '发文机关', '发文单位', '发布机构')
  return {
    title: found[0] ?? null,
    titles: found,
    number: numberIn([tells('编号', '文号', '发文字号') ?? '', ...opening]),
    issuers: (signers?.split(/[\n、，；\s　]+/) ?? signersBefore(closing) ?? signersBefore(opening) ?? []).filter(
      Boolean,
    ),
    issuedOn,
    effectiveFrom: dayIn(tells('施行时间', '施行日期', '生效日期') ?? '') ?? effective(clauses, issuedOn),
  }
}

/** The first date in a text, in Chinese or Arabic figures or as 2012-07-06. */
export function dayIn(text: string): Day | undefined {
  const written = DATE.exec(text)?.[0] ?? /\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.exec(text)?.[0]
  if (!written) return undefined
  const [year = '', month = '', day = ''] = written.replace(/日$/, '').split(/\s*[年月\-/.]\s*/)
  const pad = (figures: string) => String(numberOf(figures.trim())).padStart(2, '0')
  return parseDay(`${numberOf(year.trim().replace(/[０OoＯ]/g, '零'))}-${pad(month)}-${pad(day)}`)
}

function numberIn(texts: readonly string[]): string | null {
  for (const text of texts) {
    const found = NUMBER.exec(text.trim())
    if (found) return `${found[1]}〔${found[2]}〕${found[3]}号`
    const order = ORDER.exec(text.trim())
    if (order) return `${order[1]}第${numberOf(order[2] ?? '')}号`
  }
  return null
}

/** The names above a date, one a line or with spaces between. */
function signersBefore(paragraphs: readonly string[]): string[] | undefined {
  const at = paragraphs.findLastIndex((text) => SIGNED.test(text))
  if (at < 0) return undefined
  const names: string[] = []
  const same = (paragraphs[at] ?? '')
    .replace(DATE, '')
    .replace(/[（()）]/g, '')
    .trim()
  if (same) names.push(...same.split(/[\s　]+/))
  for (let i = at - 1; i >= 0; i--) {
    const line = paragraphs[i] ?? ''
    if (
      line.length > 60 ||
      /[。；：，:]|^特此|^附件/.test(line) ||
      NUMBER.test(line) ||
      ORDER.test(line) ||
      markerAt(line)
    )
      break
    names.unshift(...line.split(/[\s　]+/))
  }
  return names.length > 0 ? names : undefined
}

function effective(clauses: readonly string[], issuedOn: Day | null): Day | null {
  for (const text of clauses) {
    const from = new RegExp(`自\\s*(${DATE.source})\\s*起\\s*(?:正式)?(?:施行|实施|执行|生效)`).exec(text)
    if (from) return dayIn(from[0]) ?? null
    if (/自(?:公布|发布|印发|颁布)之日起(?:施行|实施|执行|生效)/.test(text)) return issuedOn
  }
  return null
}
