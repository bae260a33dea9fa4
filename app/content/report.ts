// A check's outcome as plain text for a terminal.

import type { Checked } from '#app/content/check.ts'
import { CLEAR, CUE_WORDS, share, WEAK } from '#app/content/checks/cues.ts'
import type { Summary } from '#app/content/summary.ts'
import { KINDS } from '#app/domain/exam/item.ts'

/**
 * Each fault as `file:line: what`, then the figures, what each part of the check found, and one line that says how it went.
 * @param withNotes whether notes are listed too; they are counted in any case
 */
export function reportOf({ faults, notes, areas, summary }: Checked, withNotes = false): string {
  const lines = faults.map((f) => `${f.file}:${f.line}: ${f.what}`)
  if (withNotes) lines.push(...notes.map((f) => `${f.file}:${f.line}: note: ${f.what}`))
  if (lines.length > 0) lines.push('')
  const found = areas.map(({ name, faults: wrong, notes: told }) => [name, '', String(wrong), String(told)])
  lines.push(...figures(summary), '', ...table([['checked', '', 'faults', 'notes'], ...found]), '')
  if (notes.length > 0) lines.push(`notes: ${notes.length}${withNotes ? '' : ' (list them with --notes)'}`)
  lines.push(faults.length === 0 ? 'content: no fault' : `content: ${faults.length} fault(s)`)
  return lines.join('\n')
}

function figures(s: Summary): string[] {
  const head = ['topic', 'level', ...KINDS, 'in force', 'on a form']
  const rows = s.cells.map((c) =>
    [c.topic, c.level, ...KINDS.map((k) => c.kinds[k]), c.inForce, c.needed.join(' / ')].map(String),
  )
  const sums = [
    'all',
    '',
    ...KINDS.map((k) => total(s.cells.map((c) => c.kinds[k]))),
    total(s.cells.map((c) => c.inForce)),
    '',
  ]
  const { cues, articles } = s
  const letters = Object.entries(cues.letters).map(([letter, part]) => `${letter} ${percent(part)}`)
  const list = (cue: string) => cues.items.filter((i) => i.cues.some((c) => c === cue)).map((i) => i.id)
  const wrong = ({ all, wrong: part }: { all: number; wrong: number }) => `${percent(share(part, all))} of ${all}`
  return [
    `lessons ${s.lessons}, minutes ${s.minutes}, questions ${s.questions}, items ${s.items}; minutes by length of text ${s.reading}`,
    `operative articles ${articles.operative}: in lessons ${articles.byLesson}, in items ${articles.byItem}`,
    '',
    ...table([head, ...rows, sums.map(String)]),
    '',
    `single-choice keys: the longest option ${percent(cues.longestKey)} of ${cues.singles}; by letter ${letters.join(', ') || 'none'}`,
    `true-false keys: true ${percent(cues.trueKeys)} of ${cues.judged}`,
    `options that are wrong: ${wrong(cues.options)}; with an absolute word ${wrong(cues.absolute)}`,
    ...CLEAR.map((cue) => named(CUE_WORDS[cue], list(cue))),
    ...WEAK.map((cue) => `${CUE_WORDS[cue]}: ${list(cue).length}`),
    named('in force, but citing an article no longer in force', s.outdated),
    named('resting only on reported documents (待核)', s.reportedOnly),
  ]
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0)
const percent = (part: number) => `${Math.round(part * 100)} %`
const named = (what: string, ids: readonly string[]) =>
  `${what}: ${ids.length}${ids.length > 0 ? ` (${ids.join(', ')})` : ''}`

/** Rows in columns: the first two to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((r) => r[i]?.length ?? 0)))
  return rows.map((r) =>
    r
      .map((cell, i) => (i < 2 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
