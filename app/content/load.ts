// The one way to the content for the server.

import { type Catalogue, catalogueOf } from '#app/content/catalogue.ts'
import { readContent } from '#app/content/read.ts'
import type { Fault } from '#app/content/source.ts'

export type * from '#app/content/catalogue.ts'
export { forceOf } from '#app/content/catalogue.ts'
export type { Fault } from '#app/content/source.ts'

/**
 * Reads everything under `root`/content by its schemas. Never throws for bad content: every fault of every file is in
 * `faults`, and the catalogue holds what could be read. The checks across files are `checkContent`'s (check.ts).
 * @param root the project's folder
 */
export async function loadContent(root: string): Promise<{ catalogue: Catalogue; faults: Fault[] }> {
  const content = await readContent(root)
  return { catalogue: catalogueOf(content), faults: inOrder(content.faults) }
}

/** Faults by file and line, each once. */
export function inOrder(faults: readonly Fault[]): Fault[] {
  const seen = new Map(faults.map((f) => [`${f.file}:${f.line}:${f.what}`, f]))
  return [...seen.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
}
