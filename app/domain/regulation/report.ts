// What was understood of a text, as lines of a terminal.

import type { Change, Span } from './difference.ts'
import type { Digested, Matching } from './digests.ts'
import type { Dropped, DroppedKind } from './lines.ts'
import type { FoundPart, OfficialText } from './split.ts'

/** The text as a tree, each clause with its digest; then what was dropped, what has no text and what has no digest. */
export function tellText(
  text: OfficialText,
  { texts, withoutText, withoutDigest }: Matching<FoundPart>,
  digests: readonly Digested[],
): string[] {
  const numbered = text.parts.filter(({ clause, article }) => clause !== '' && !/^(?:annex|chapter)/.test(article))
  const covered = new Map([...texts].flatMap(([id, parts]) => parts.map((part) => [part, id] as const)))
  return [
    `  title     ${text.title ?? 'none found'}`,
    `  number    ${text.number ?? 'none found'}`,
    `  issuers   ${text.issuers.join('、') || 'none found'}`,
    `  issued    ${text.issuedOn ?? 'no date found'}`,
    `  in force  ${text.effectiveFrom ? `from ${text.effectiveFrom}` : 'the text names no day'}`,
    '',
    ...text.parts.map((part) => tellPart(part, covered.get(part))),
    '',
    ...tellDropped(text.dropped),
    `Articles: ${numbered.filter(({ article }) => depthOf(article) === 0).length}; numbered clauses in all: ${numbered.length}; characters: ${lengthOf(text.parts)}.`,
    `Digests: ${digests.length - withoutText.length} of ${digests.length} have their text.`,
    ...withoutText.map(({ id, clause }) => `  no text for the digest ${id} (${clause})`),
    withoutDigest.length === 0
      ? 'Every clause that states something has a digest.'
      : `Clauses without a digest: ${withoutDigest.length}.`,
    ...withoutDigest.map(({ clause, line, text: words }) => `  line ${line}: ${clause} ${opening(words)}`),
  ]
}

/** How many numbers stand above a clause's own. */
const depthOf = (article: string): number => article.replace(/^(?:art|annex|chapter)-/, '').split('-').length - 1
const lengthOf = (parts: readonly FoundPart[]): number => parts.reduce((sum, { text }) => sum + [...text].length, 0)
const opening = (text: string, most = 28): string => {
  const characters = [...text.replace(/\s+/g, ' ')]
  return `${characters.slice(0, most).join('')}${characters.length > most ? '…' : ''}`
}

const FRAME: Readonly<Record<string, string>> = { preamble: '(opening)', closing: '(closing)' }

function tellPart(part: FoundPart, digest: string | undefined): string {
  const { clause, article, line, text } = part
  const name = `${'  '.repeat(depthOf(article))}${clause || (FRAME[article] ?? article)}`
  const width = [...name].reduce((sum, c) => sum + ((c.codePointAt(0) ?? 0) < 0x2e80 ? 1 : 2), 0)
  return `  ${String(line).padStart(5)}  ${name}${' '.repeat(Math.max(1, 20 - width))}${(digest ?? '—').padEnd(10)} ${opening(text)} (${[...text].length})`
}

const WHY: Record<DroppedKind, string> = {
  'front-matter': 'front matter of the file',
  metadata: 'facts about the text, read as such',
  link: 'addresses',
  page: 'the page around the text',
  markup: 'signs of Markdown or HTML',
}

/** Every line that is no part of the text, with its words; signs of markup are only counted. */
function tellDropped(dropped: readonly Dropped[]): string[] {
  const kinds = (Object.keys(WHY) as DroppedKind[]).map((kind) => ({
    kind,
    of: dropped.filter((d) => d.kind === kind),
  }))
  return kinds
    .filter(({ of }) => of.length > 0)
    .flatMap(({ kind, of }) => [
      `Left out, ${WHY[kind]}: ${of.length === 1 ? '1 line' : `${of.length} lines`}`,
      ...(kind === 'markup' || kind === 'front-matter'
        ? []
        : of.map(({ line, text }) => `  line ${line}: ${opening(text, 90)}`)),
    ])
}

/** The articles that differ; what is gone stands in [- -], what was added in {+ +}. */
export function tellDifference(changes: readonly Change[]): string[] {
  const count = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length
  const moved = changes.filter((c) => c.kind === 'same' && c.from.clause !== c.to.clause)
  return [
    `${count('same')} the same (${moved.length} of them under another number), ${count('changed')} changed, ${count('added')} added, ${count('gone')} gone`,
    ...changes.flatMap((change) => {
      switch (change.kind) {
        case 'same':
          return change.from.clause === change.to.clause
            ? []
            : [`  = ${change.to.clause}, before ${change.from.clause}`]
        case 'changed':
          return [
            `  ~ ${nameOf(change.to)}${change.from.clause === change.to.clause ? '' : `, before ${change.from.clause}`}`,
            `    ${change.spans.map(tellSpan).join('')}`,
          ]
        case 'added':
          return [`  + ${nameOf(change.to)}`, `    ${flat(change.to.text)}`]
        default:
          return [`  - ${nameOf(change.from)}`, `    ${flat(change.from.text)}`]
      }
    }),
  ]
}

const nameOf = ({ clause, article }: { clause: string; article: string }): string =>
  clause || (FRAME[article] ?? article)
const flat = (text: string): string => text.replace(/\s*\n\s*/g, ' ⏎ ')
const tellSpan = ({ kind, text }: Span): string =>
  kind === 'same' ? flat(text) : kind === 'gone' ? `[-${flat(text)}-]` : `{+${flat(text)}+}`
