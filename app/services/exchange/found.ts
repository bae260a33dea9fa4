// What a file says, item by item, before anybody has agreed to it. Every item of a file becomes a row, good or bad, so
// that none is lost without a word. The sentences for codes stand in app/words under `exchange.faults` and `.notes`.

import type { Without } from '#app/domain/exam/bank.ts'
import type { Citation, ItemVersion, Level } from '#app/domain/exam/item.ts'
import type { Day } from '#app/domain/instant.ts'

export const FORMATS = ['xlsx', 'csv', 'moodle', 'gift', 'qti'] as const
export type Format = (typeof FORMATS)[number]

/** Why an item cannot be taken: by its cells, by a foreign format, by the bank and the rest of the file. */
export const FAULTS = [
  'cell-formula',
  'cell-merged',
  'cell-error',
  'cell-date',
  'cell-control',
  'cell-too-long',
  'cell-needed',
  'cell-not-for-kind',
  'value-unknown',
  'date-unreadable',
  'facility-unreadable',
  'part-unreadable',
  'order-unreadable',
  'key-unreadable',
  'citation-unreadable',
  'citation-no-document',
  'citation-no-article',
  'unsupported',
  'xml-broken',
  'xml-doctype',
  'xml-large',
  'file-missing',
  'media',
  'no-right-answer',
  'partial-credit',
  'too-many-options',
  'syntax',
  'answer-unreadable',
  'missing',
  'rule',
  'item-unknown',
  'item-retired',
  'other-proposal',
  'enemy-unknown',
  'twice-in-file',
  'already-in-bank',
  'case-incomplete',
  'case-differs',
  'case-faulty',
  'case-moved',
] as const
export type FaultCode = (typeof FAULTS)[number]

/** What was left behind or done on the way; the item is taken all the same. */
export const NOTES = [
  'markup-lost',
  'language-other',
  'catalog-lost',
  'feedback-lost',
  'setting-lost',
  'tags-lost',
  'link-lost',
  'letters-given',
  'rationale-shared',
  'weights-dropped',
  'example-row',
  'column-ignored',
  'sheet-ignored',
  'rich-text-lost',
  'test-not-taken',
  'files-not-read',
  'changed-since-export',
  'enemies-dropped',
  'facility-kept',
] as const
export type NoteCode = (typeof NOTES)[number]

/** Where: a cell (`题目!D7`), an element with file and line (`items/a.xml/qti-prompt:12`), or a line (`GIFT:12`). */
export type Said<C extends string> = {
  readonly where: string
  readonly what: C
  readonly detail?: Readonly<Record<string, string | number>>
}
export type Fault = Said<FaultCode>
export type Note = Said<NoteCode>

/** What foreign formats have no place for; what a row leaves open is filled from the defaults of the import. */
export type Filing = {
  readonly topic?: string | undefined
  readonly level?: Level | undefined
  readonly articles?: readonly Citation[] | undefined
  readonly effectiveFrom?: Day | undefined
  /** Whole hundredths. */
  readonly facility?: number | undefined
}
export type Asked = Without<ItemVersion, 'itemId' | 'topic' | 'level' | 'articles' | 'effectiveFrom'>

export type FoundDraft = {
  /** As the file names the item; whether the bank has it is asked later. */
  readonly itemId: string | null
  readonly asked: Asked
  readonly filing: Filing
  /** The file's own drawer for the item, when that is no topic of ours. */
  readonly category?: string | undefined
}
export type Row = {
  readonly where: string
  /** A few words by which the reader knows the item. */
  readonly name: string
  readonly draft?: FoundDraft | undefined
  readonly faults: readonly Fault[]
  readonly notes: readonly Note[]
  /** Path of a draft's value (`options.0.text`) to its place in the file. */
  readonly places: Readonly<Record<string, string>>
}
export type Reading = { readonly format: Format; readonly rows: readonly Row[]; readonly notes: readonly Note[] }

/** Why a file cannot be read at all. */
export const READ_REFUSALS = [
  'import-empty',
  'import-too-large',
  'import-format-unknown',
  'import-excel-old',
  'import-encoding',
  'import-no-items',
  'import-zip-broken',
  'import-zip-bomb',
  'import-zip-path',
  'import-zip-encrypted',
  'import-xml-doctype',
  'import-xml-broken',
  'import-xml-too-large',
  'import-xml-too-deep',
  'import-qti-old',
  'import-sheet-missing',
  'import-header-missing',
  'import-rows',
  'import-columns',
  'import-csv-broken',
] as const
export type ReadRefusal = (typeof READ_REFUSALS)[number]

/** A file may hold so many items. */
export const MAX_ITEMS = 2000
export const MAX_FILE_BYTES = 5 * 1024 * 1024
/** Characters of all texts of a file, each counted as often as an item uses it: one text may be used by thousands. */
export const MOST_TEXT = 8_000_000
/** Citations or enemies of one item at the most; the first one too many is a fault, the rest is not looked at. */
export const MAX_NAMED = 100
/** Longest text of an item: what a spreadsheet's cell can hold. */
export const LONGEST = 32_000
/** More answers than this are not even looked at; eight can be taken. */
export const MAX_ANSWERS = 50
export const LETTERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const

/** The place of a value, or of the nearest thing around it. Paths may be written with dots, slashes or brackets. */
export function placeOf({ places, where }: Pick<Row, 'places' | 'where'>, path: string): string {
  const steps = path.split(/[./[\]]+/).filter(Boolean)
  for (let n = steps.length; n > 0; n--) {
    const place = places[steps.slice(0, n).join('.')]
    if (place) return place
  }
  return where
}

/**
 * Whether a reading is more than a preview holds. A text used by thousands of items is in memory once, and thousands of
 * times in what is written of it: so it is measured before anything is.
 */
export function outgrows(reading: Reading, most = 20_000_000): boolean {
  let left = most
  const weigh = (value: unknown): void => {
    left -= typeof value === 'string' ? value.length : 10
    if (typeof value !== 'object' || value === null) return
    for (const part of Object.values(value)) {
      if (left < 0) return
      weigh(part)
    }
  }
  weigh(reading)
  return left < 0
}

/** The first words of a text, for lists. */
export const briefly = (text: string): string => {
  const letters = [...text.replace(/\s+/g, ' ').trim()]
  return letters.length > 40 ? `${letters.slice(0, 40).join('')}…` : letters.join('')
}

/** Text as the bank keeps it: one kind of line end, nothing around it. */
export const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').trim()

/** Full-width letters, digits and signs as plain ones: for codes, never for wording. */
export const plain = (text: string): string => text.normalize('NFKC').trim()

/** What no text of an item may hold, since no file could carry it: control characters but line ends, halves of pairs. */
export const unwritable = (text: string): boolean => /[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]|\p{Cs}/u.test(text)
