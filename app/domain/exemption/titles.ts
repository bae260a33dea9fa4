// The level of a professional title, by (series, title). The digit in a title says nothing by itself: 一级播音员主持人 is
// mid-level, 一级演员 is senior, 二级翻译 is mid-level, 二级演员 is deputy senior.

import { ok, refuse, type Result } from '#app/domain/result.ts'

export type TitleLevel = 'clerk' | 'assistant' | 'mid' | 'deputy-senior' | 'senior'

export interface TitleSeries {
  readonly id: string
  readonly name: string
  /** A person must look: the series stands outside the table's certainty. */
  readonly manualReview: boolean
  readonly titles: readonly {
    readonly name: string
    readonly level: TitleLevel
    readonly former: boolean
    readonly note?: string | undefined
  }[]
}
export interface TitleTable {
  readonly series: readonly TitleSeries[]
  /** Posts, licences and certificates that people take for titles; several in one row are parted by 、. */
  readonly notTitles: readonly { readonly words: string; readonly why: string }[]
}

export type TitleNote = 'national-prefix' | 'former-title' | 'manual-review'

export interface TitleFound {
  readonly series: string
  readonly title: string
  /** Null only in a series under manual review whose table does not name the title. */
  readonly level: TitleLevel | null
  readonly manualReview: boolean
  readonly notes: readonly TitleNote[]
  /** The table's own remark on the title. */
  readonly remark: string | null
}

/**
 * What level a title has. Spaces, full width, `1级` for 一级 and the improper prefix 国家 are understood; the prefix is
 * noted. Refuses a series the table lacks, words that are no title (the detail says why), and a title the series lacks
 * (the detail names the other series that have it).
 */
export function levelOf(
  table: TitleTable,
  seriesId: string,
  titleText: string,
): Result<TitleFound, 'unknown-series' | 'unknown-title' | 'not-a-title'> {
  const series = table.series.find((s) => s.id === seriesId)
  if (!series) return refuse('unknown-series')
  const written = normalise(titleText)
  const title = written.replace(/^国家(?=[一二三四]级)/, '')
  const row = titleIn(series, title)
  const notes: TitleNote[] = []
  if (title !== written) notes.push('national-prefix')
  if (row?.former) notes.push('former-title')
  if (series.manualReview) notes.push('manual-review')
  const found = { series: series.id, title: row?.name ?? title, manualReview: series.manualReview, notes }
  if (row) return ok({ ...found, level: row.level, remark: row.note ?? null })

  const post = table.notTitles.find((entry) => wordsOf(entry).some((words) => title.includes(words)))
  if (post || title === '') return refuse('not-a-title', { why: post?.why ?? '' })
  if (series.manualReview) return ok({ ...found, level: null, remark: null })
  const elsewhere = table.series.filter((s) => titleIn(s, title)).map((s) => s.id)
  return refuse('unknown-title', { elsewhere })
}

/** 中级以上, which includes mid-level itself (民法典 art. 1259). A level that nobody could tell is not enough. */
export const midOrAbove = (level: TitleLevel | null): boolean =>
  level === 'mid' || level === 'deputy-senior' || level === 'senior'

const titleIn = (series: TitleSeries, title: string) => series.titles.find((t) => normalise(t.name) === title)

const wordsOf = (entry: { words: string }): string[] =>
  entry.words
    .split('、')
    .map(normalise)
    .filter((words) => words !== '')

const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[1-4](?=级)/, (digit) => '一二三四'[Number(digit) - 1] as string)
