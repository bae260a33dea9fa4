// A check's outcome as plain text for a terminal.

import type { Checked } from '#app/content/check.ts'
import type { Summary } from '#app/content/summary.ts'
import { KINDS } from '#app/domain/exam/item.ts'

/** Each fault as `file:line: what`, then the figures, then one line that says how it went. */
export function reportOf({ faults, summary }: Checked): string {
  const lines = faults.map((f) => `${f.file}:${f.line}: ${f.what}`)
  if (lines.length > 0) lines.push('')
  lines.push(...figures(summary), '', faults.length === 0 ? 'content: no fault' : `content: ${faults.length} fault(s)`)
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
  const letters = Object.entries(cues.letters).map(([letter, share]) => `${letter} ${percent(share)}`)
  const list = (cue: string) => cues.items.filter((i) => i.cues.some((c) => c === cue)).map((i) => i.id)
  return [
    `lessons ${s.lessons}, minutes ${s.minutes}, questions ${s.questions}, items ${s.items}`,
    `operative articles ${articles.operative}: in lessons ${articles.byLesson}, in items ${articles.byItem}`,
    '',
    ...table([head, ...rows, sums.map(String)]),
    '',
    `single-choice keys: the longest option ${percent(cues.longestKey)} of ${cues.singles}; by letter ${letters.join(', ') || 'none'}`,
    `true-false keys: true ${percent(cues.trueKeys)}`,
    named('key far longer than the other options', list('long-key')),
    named('an option that sums up the others (以上都对)', list('all-of-the-above')),
    named('in force, but citing an article no longer in force', s.outdated),
    named('resting only on reported documents (待核)', s.reportedOnly),
  ]
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, n) => sum + n, 0)
const percent = (share: number) => `${Math.round(share * 100)} %`
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
