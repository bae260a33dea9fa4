// Two texts of one document, article by article: what is the same, what changed and in which characters, what was added
// and what is gone. Nothing is lost: the old sides in their order are the old text, the new sides the new one.

import { commonPlaces } from '#app/domain/likeness.ts'
import type { Part } from './split.ts'

/** A run of characters that both texts have, or only the old one (`gone`), or only the new one (`added`). */
export interface Span {
  readonly kind: 'same' | 'gone' | 'added'
  readonly text: string
}

/** `same` in everything but space and number: of a clause that moved, the two sides have different clauses. */
export type Change =
  | { readonly kind: 'same'; readonly from: Part; readonly to: Part }
  | { readonly kind: 'changed'; readonly from: Part; readonly to: Part; readonly spans: readonly Span[] }
  | { readonly kind: 'gone'; readonly from: Part }
  | { readonly kind: 'added'; readonly to: Part }

/** Cells of a comparison's table at the most; beyond them what lies between two texts' beginnings and ends is all new. */
const MOST_CELLS = 2_000_000
/** Pairs of clauses that are weighed against each other at the most; beyond them only those of one number are. */
const MOST_PAIRS = 10_000
/** How much of two clauses must be alike for one to be the other, changed; less when they have the same number. */
const ALIKE = 0.5
const ALIKE_UNDER_ONE_NUMBER = 0.25

/** The difference of two texts. Of the same two the other way round it is the same with the sides changed. */
export function difference(from: readonly Part[], to: readonly Part[]): Change[] {
  // There may be several equally good answers: asked from one fixed side, it gives the same one both ways.
  if (nameOf(from) > nameOf(to)) return goneFirst(difference(to, from).map(turned))
  const changes: Change[] = []
  let [i, j] = [0, 0]
  for (const [a, b] of [...commonPlaces(from.map(content), to.map(content), MOST_CELLS), [from.length, to.length] as const]) {
    changes.push(...between(from.slice(i, a), to.slice(j, b)))
    const [old, now] = [from[a], to[b]]
    if (old && now) changes.push({ kind: 'same', from: old, to: now })
    ;[i, j] = [a + 1, b + 1]
  }
  return goneFirst(changes)
}

const nameOf = (parts: readonly Part[]): string =>
  parts.map(({ clause, text }) => `${clause}\u0000${text}`).join('\u0001')

/** The text without its number and without space: by this a clause is known again that only moved. */
function content({ clause, text }: Part): string {
  const [plain, path] = [text, clause].map((t) => t.normalize('NFKC').replace(/\s/g, '')) as [string, string]
  const mark = /(第[^条款]+条(?:之.)?|\([^()]+\)|[^()\d]+|\d+)$/.exec(path)?.[0] ?? ''
  return plain.startsWith(mark) ? plain.slice(mark.length).replace(/^[、.]/, '') : plain
}

function turned(change: Change): Change {
  switch (change.kind) {
    case 'same':
      return { ...change, from: change.to, to: change.from }
    case 'changed':
      return { ...change, from: change.to, to: change.from, spans: turnedSpans(change.spans) }
    case 'gone':
      return { kind: 'added', to: change.from }
    case 'added':
      return { kind: 'gone', from: change.to }
  }
}

/** Between two clauses that both texts have, what is gone is told before what was added. */
function goneFirst(changes: readonly Change[]): Change[] {
  const result: Change[] = []
  const added: Change[] = []
  for (const change of changes) {
    if (change.kind === 'added') added.push(change)
    else {
      if (change.kind !== 'gone') result.push(...added.splice(0))
      result.push(change)
    }
  }
  return [...result, ...added]
}

/** What lies between two clauses that both texts have: paired so that as much as possible is alike. */
function between(from: readonly Part[], to: readonly Part[]): Change[] {
  const width = to.length + 1
  const best = new Float64Array((from.length + 1) * width)
  const weights = weightsOf(from, to)
  const [at, weight] = [
    (i: number, j: number) => best[i * width + j] ?? 0,
    (i: number, j: number) => weights[i * width + j] ?? 0,
  ]
  const paired = (i: number, j: number) => weight(i, j) + at(i + 1, j + 1)
  for (let i = from.length - 1; i >= 0; i--)
    for (let j = to.length - 1; j >= 0; j--)
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), weight(i, j) > 0 ? paired(i, j) : 0)
  const changes: Change[] = []
  let [i, j] = [0, 0]
  while (i < from.length || j < to.length) {
    const [old, now] = [from[i], to[j]]
    if (old && now && weight(i, j) > 0 && at(i, j) === paired(i, j)) {
      changes.push({ kind: 'changed', from: old, to: now, spans: spansOf(old.text, now.text) })
      i++
      j++
    } else if (old && (!now || at(i, j) === at(i + 1, j))) {
      changes.push({ kind: 'gone', from: old })
      i++
    } else if (now) {
      changes.push({ kind: 'added', to: now })
      j++
    }
  }
  return changes
}

/** How alike each pair is, 0 for those that are two clauses and not one that changed. */
function weightsOf(from: readonly Part[], to: readonly Part[]): Float64Array {
  const weights = new Float64Array((from.length + 1) * (to.length + 1))
  const all = from.length * to.length <= MOST_PAIRS
  const [old, now] = [from.map(pairsOf), to.map(pairsOf)]
  for (const [i, a] of from.entries())
    for (const [j, b] of to.entries()) {
      const one = a.article === b.article
      if (!one && !all) continue
      const share = shared(old[i] ?? new Map(), now[j] ?? new Map())
      if (share >= (one ? ALIKE_UNDER_ONE_NUMBER : ALIKE)) weights[i * (to.length + 1) + j] = share + (one ? 0.2 : 0)
    }
  return weights
}

/** Pairs of neighbouring characters, and how often each stands in the clause. */
function pairsOf(part: Part): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const text = content(part)
  for (let i = 0; i < Math.max(1, text.length - 1); i++) {
    const pair = text.slice(i, i + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return counts
}

/** The share of pairs that both have, from 0 to 1 (Dice's coefficient). */
function shared(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const size = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, n) => sum + n, 0)
  let both = 0
  for (const [pair, n] of a) both += Math.min(n, b.get(pair) ?? 0)
  return (2 * both) / Math.max(1, size(a) + size(b))
}

const OTHER = { same: 'same', gone: 'added', added: 'gone' } as const
const turnedSpans = (spans: readonly Span[]): Span[] =>
  ordered(spans.map(({ kind, text }) => ({ kind: OTHER[kind], text })))

/** Two texts character by character. Single characters that both happen to have within a change are told as changed. */
export function spansOf(from: string, to: string): Span[] {
  if (from > to) return turnedSpans(spansOf(to, from))
  const [old, now] = [[...from], [...to]]
  const spans: Span[] = []
  let [i, j] = [0, 0]
  for (const [a, b] of [...commonPlaces(old, now, MOST_CELLS), [old.length, now.length] as const]) {
    spans.push({ kind: 'gone', text: old.slice(i, a).join('') }, { kind: 'added', text: now.slice(j, b).join('') })
    spans.push({ kind: 'same', text: old[a] ?? '' })
    ;[i, j] = [a + 1, b + 1]
  }
  return ordered(withoutCrumbs(ordered(spans)))
}

/** A character between two changes, or two, is read more easily as part of them. */
const CRUMB = 1
function withoutCrumbs(spans: readonly Span[]): Span[] {
  return spans.flatMap((span, i) =>
    span.kind === 'same' && i > 0 && i < spans.length - 1 && [...span.text].length <= CRUMB
      ? [
          { kind: 'gone' as const, text: span.text },
          { kind: 'added' as const, text: span.text },
        ]
      : [span],
  )
}

/** Runs of one kind joined; between two runs of the same characters first what is gone, then what was added. */
function ordered(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  let [gone, added] = ['', '']
  const close = () => {
    if (gone) result.push({ kind: 'gone', text: gone })
    if (added) result.push({ kind: 'added', text: added })
    ;[gone, added] = ['', '']
  }
  for (const { kind, text } of spans) {
    if (text === '') continue
    if (kind === 'gone') gone += text
    else if (kind === 'added') added += text
    else {
      close()
      const last = result.at(-1)
      if (last?.kind === 'same') result[result.length - 1] = { kind, text: last.text + text }
      else result.push({ kind, text })
    }
  }
  close()
  return result
}
