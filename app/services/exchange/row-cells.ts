// The cells of one row of the item sheet, asked for by the names of their columns; what is wrong is told with its cell.

import { briefly, type Fault, type FaultCode, LONGEST, type Note, tidy, unwritable } from './found.ts'
import type { Cell, Grid } from './grid.ts'
import { columnLetters, COLUMNS, unguarded } from './sheet-columns.ts'

/** Column by name, counted from 1. */
export type Columns = ReadonlyMap<string, number>

/** One row's cells by column name, collecting what is wrong with them. */
export class RowCells {
  readonly faults: Fault[] = []
  readonly notes: Note[] = []
  private readonly read = new Map<string, string>()
  private readonly faulty = new Set<string>()
  constructor(
    readonly grid: Grid,
    readonly columns: Columns,
    readonly row: number,
    readonly cells: ReadonlyMap<number, Cell>,
  ) {
    const merged = grid.merged.find(({ top, bottom }) => row >= top && row <= bottom)
    if (merged)
      this.faults.push({ where: `${grid.label}!${merged.ref}`, what: 'cell-merged', detail: { cells: merged.ref } })
  }
  place(name: string): string {
    const c = this.columns.get(name)
    return c ? `${this.grid.label}!${columnLetters(c)}${this.row}` : `${this.grid.label}!${this.row}`
  }
  fault(name: string, what: FaultCode, detail: Readonly<Record<string, string | number>> = {}): void {
    this.faulty.add(name)
    this.faults.push({ where: this.place(name), what, detail: { column: labelOf(name), ...detail } })
  }
  /** A cell's wording, or a fault, once, for what is none; empty when it is. */
  words(name: string, dates = false): string {
    const text = this.read.get(name) ?? this.wording(name, dates)
    this.read.set(name, text)
    return text
  }
  private wording(name: string, dates: boolean): string {
    const cell = this.cells.get(this.columns.get(name) ?? 0)
    if (!cell) return ''
    if (cell.kind === 'formula') this.fault(name, 'cell-formula', { text: briefly(cell.text) })
    else if (cell.kind === 'error') this.fault(name, 'cell-error', { text: briefly(cell.text) })
    else if (cell.kind === 'date' && !dates) this.fault(name, 'cell-date', { text: cell.text })
    else if (cell.text.length > LONGEST) this.fault(name, 'cell-too-long', { most: LONGEST })
    else {
      if (cell.rich) this.notes.push({ where: this.place(name), what: 'rich-text-lost' })
      const text = tidy(unguarded(cell.text))
      if (!unwritable(text)) return text
      this.fault(name, 'cell-control')
    }
    return ''
  }
  needed(name: string): string {
    const text = this.words(name)
    if (!this.faulty.has(name) && text === '') this.fault(name, 'cell-needed')
    return text
  }
  /** A cell's value as one of what can stand there; undefined when empty or unreadable. */
  coded<T>(
    name: string,
    read: (text: string) => T | undefined,
    what: FaultCode,
    allowed = '',
    dates = false,
  ): T | undefined {
    const text = this.words(name, dates)
    if (text === '') return undefined
    const value = read(text)
    if (value === undefined) this.fault(name, what, { text: briefly(text), allowed })
    return value
  }
}
const labelOf = (name: string): string => COLUMNS.find((column) => column.name === name)?.label ?? name
