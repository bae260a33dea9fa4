// One file of /content read as YAML, with the way back from a value to its line, so that every fault can be shown.

import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from 'yaml'
import type { z } from 'zod'

/** Something wrong with the content. `file` is relative to the project root, `line` counts from 1. */
export interface Fault {
  readonly file: string
  readonly line: number
  readonly what: string
}

/** Where a value stands in its file: keys and list positions from the top. */
export type Path = readonly PropertyKey[]

/** A file and the line of each value in it. */
export interface Origin {
  readonly file: string
  /** The line of the value at a path; of the nearest thing around it when the path leads nowhere. */
  line(path: Path): number
}

export const faultAt = (origin: Origin, path: Path, what: string): Fault => ({
  file: origin.file,
  line: origin.line(path),
  what,
})

/** What a file says, or `undefined` when it is not YAML at all. */
export interface Parsed {
  readonly value: unknown
  readonly origin: Origin
  readonly faults: readonly Fault[]
}

/** A bank file with a hundred items is near 200 kB; more than this is a mistake. */
export const MAX_BYTES = 1024 * 1024

/**
 * Parses one YAML document. Aliases and unknown tags are refused: content has no use for them, and nested aliases can grow
 * a small file into gigabytes.
 * @param firstLine the line of the file on which `text` starts (front matter starts on line 2)
 */
export function parseYaml(file: string, text: string, firstLine = 1): Parsed {
  const lines = new LineCounter()
  const at = (offset: number) => firstLine - 1 + Math.max(1, lines.linePos(offset).line)
  const nowhere: Origin = { file, line: () => firstLine }
  let doc: Document.Parsed
  try {
    doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: true })
  } catch (error) {
    // The parser recurses: nesting thousands deep ends its stack.
    const what = error instanceof RangeError ? 'nested too deeply' : `not YAML: ${String(error)}`
    return { value: undefined, origin: nowhere, faults: [{ file, line: firstLine, what }] }
  }
  const faults: Fault[] = [...doc.errors, ...doc.warnings].map((e) => ({ file, line: at(e.pos[0]), what: e.message }))
  visit(doc, {
    Alias: (_, node) => {
      faults.push({ file, line: at(node.range?.[0] ?? 0), what: `no aliases: write *${node.source} out` })
    },
  })
  const origin: Origin = { file, line: (path) => at(offsetOf(doc, path)) }
  // A key written twice leaves the rest readable; after any other fault the values would be guesses.
  const readable =
    doc.errors.every((e) => e.code === 'DUPLICATE_KEY') && !faults.some((f) => f.what.startsWith('no aliases'))
  return { value: readable ? doc.toJS() : undefined, origin, faults }
}

/** The offset of the key (in a map) or the entry (in a list) that a path names, or of the last one that exists. */
function offsetOf(doc: Document.Parsed, path: Path): number {
  let node: unknown = doc.contents
  let offset = doc.contents?.range?.[0] ?? 0
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((p) => isScalar(p.key) && String(p.key.value) === String(step))
      if (!pair) return offset
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      const entry: unknown = node.items[Number(step)]
      if (entry === undefined) return offset
      if (isMap(entry) || isSeq(entry) || isScalar(entry) || isAlias(entry)) offset = entry.range?.[0] ?? offset
      node = entry
    } else return offset
  }
  return offset
}

/** A value by its schema, with every issue as a fault on its line. `under` is where the value stands in the file. */
export function shape<S extends z.ZodType>(
  schema: S,
  parsed: Pick<Parsed, 'value' | 'origin'>,
  under: Path = [],
): { readonly value?: z.output<S>; readonly faults: readonly Fault[] } {
  const result = schema.safeParse(parsed.value)
  if (result.success) return { value: result.data, faults: [] }
  return { faults: result.error.issues.flatMap((issue) => faultsOf(issue, parsed.origin, under)) }
}

function faultsOf(issue: z.core.$ZodIssue, origin: Origin, under: Path): Fault[] {
  const path = [...under, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => faultAt(origin, [...path, key], `${named(path)}unknown key ${key}`))
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // The branch that was most likely meant is the one with the least wrong in it.
    const nearest = [...issue.errors].sort((a, b) => weight(a) - weight(b))[0] ?? []
    return nearest.flatMap((inner) => faultsOf(inner, origin, path))
  }
  return [faultAt(origin, path, `${named(path)}${issue.message}`)]
}

const named = (path: Path) => (path.length > 0 ? `${path.map(String).join('.')}: ` : '')

/** A wrong `kind` says that another branch was meant, whatever else is wrong. */
const weight = (issues: readonly z.core.$ZodIssue[]) =>
  issues.length + (issues.some((i) => i.code === 'invalid_value' && i.path.at(-1) === 'kind') ? 100 : 0)

/** A text in two: the front matter between its first two `---` lines, and the body with the line it starts on. */
export function splitFrontMatter(text: string): { front: string; body: string; bodyLine: number } | undefined {
  const lines = text.split('\n')
  if (lines[0]?.trimEnd() !== '---') return undefined
  const end = lines.findIndex((line, i) => i > 0 && line.trimEnd() === '---')
  if (end < 0) return undefined
  return { front: lines.slice(1, end).join('\n'), body: lines.slice(end + 1).join('\n'), bodyLine: end + 2 }
}
