// A sheet's cells as a file holds them, whichever file it was.

/** `text`: as the cell shows it, a date as YYYY-MM-DD; of a formula what it says, never what it comes to. */
export type Cell = {
  readonly kind: 'text' | 'number' | 'boolean' | 'date' | 'formula' | 'error'
  readonly text: string
  readonly rich?: boolean
}

export type Grid = {
  /** The sheet's name, for places: `题目!D7`. */
  readonly label: string
  /** Row and column count from 1; empty cells are not there. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, Cell>>
  readonly merged: readonly { readonly ref: string; readonly top: number; readonly bottom: number }[]
  /** Sheets that were not read. */
  readonly ignored: readonly string[]
}

/** More columns than this are no item sheet; so many rows stand above and between the items. */
export const MAX_COLUMNS = 100
export const SPARE_ROWS = 200
