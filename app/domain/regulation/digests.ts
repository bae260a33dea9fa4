// Which clause of an official text a digest digests.

import type { Part } from './split.ts'

export interface Digested {
  /** The digest's anchor. */
  readonly id: string
  /** As it cites its article. */
  readonly clause: string
}
export interface Matching<P extends Part> {
  /** By digest: the clause itself, and the clauses below it that have no digest of their own. */
  readonly texts: ReadonlyMap<string, readonly P[]>
  readonly withoutText: readonly Digested[]
  /** Clauses that state something and that no digest covers. */
  readonly withoutDigest: readonly P[]
}

const citedAs = (clause: string): string => clause.normalize('NFKC').replace(/\s/g, '')

/** Compares by how a clause is cited, and where that says nothing by anchor. */
export function matchDigests<P extends Part>(parts: readonly P[], digests: readonly Digested[]): Matching<P> {
  const byClause = new Map(digests.map((digest) => [citedAs(digest.clause), digest.id]))
  const ids = new Set(digests.map(({ id }) => id))
  const own = new Map<string, string>()
  for (const { clause, article } of parts) {
    const id = (clause && byClause.get(citedAs(clause))) || (ids.has(article) ? article : undefined)
    if (id && !own.has(article)) own.set(article, id)
  }
  const texts = new Map<string, P[]>()
  const withoutDigest: P[] = []
  for (const part of parts) {
    const id = coveredBy(part.article, own)
    if (id) texts.set(id, [...(texts.get(id) ?? []), part])
    else if (states(part, parts)) withoutDigest.push(part)
  }
  return { texts, withoutText: digests.filter(({ id }) => !texts.has(id)), withoutDigest }
}

/** The digest of a clause, or of the nearest clause above it that has one. */
function coveredBy(article: string, own: ReadonlyMap<string, string>): string | undefined {
  for (let path = article; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('-')))) {
    const id = own.get(path)
    if (id) return id
  }
  return undefined
}

/** A numbered clause that is not just the heading of others. What stands outside the clauses, and annexes, need no digest. */
const states = ({ clause, article }: Part, parts: readonly Part[]): boolean =>
  clause !== '' &&
  !/^(?:annex|chapter)/.test(article) &&
  !parts.some((other) => other.article.startsWith(`${article}-`))
