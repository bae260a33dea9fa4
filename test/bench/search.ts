// npm run bench search: how long a search takes on the server once its index is there, beside a bare scan of the same
// texts in the same run, since machines are noisy and ratios are not.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadContent } from '#app/content/load.ts'
import { projectRoot } from '#app/env.server.ts'
import type { App } from '#app/services/app.ts'
import { search } from '#app/services/search.ts'

const ROUNDS = 5

const { catalogue, faults } = await loadContent(projectRoot())
if (faults.length > 0) throw new Error('the content has faults: npm run content:check')
const app = { catalogue } as unknown as App

/** What people type: every word of the glossary, every clause by its number, and pairs of words. */
const terms = catalogue.glossary.flatMap(({ term, also }) => [term, ...also])
const clauses = [...catalogue.regulations.values()].flatMap(({ short, articles }) => articles.map(({ clause }) => `${short}${clause}`))
const queries = [...terms, ...clauses, ...terms.map((term, i) => `${term} ${terms[(i * 7 + 3) % terms.length]}`), '审核', '未成年', 'zzz', '的']

const texts = [
  ...catalogue.lessons.map(({ file }) => readFileSync(join(projectRoot(), file), 'utf8')),
  ...[...catalogue.regulations.values()].flatMap(({ articles }) => articles.map(({ heading, digest }) => heading + digest)),
]

const timed = async (work: () => unknown): Promise<number> => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
const at = (sorted: readonly number[], share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2)
const told = (name: string, times: number[]) => {
  const sorted = times.sort((a, b) => a - b)
  console.log(`${name.padEnd(34)} p50 ${at(sorted, 0.5)} ms · p99 ${at(sorted, 0.99)} ms · longest ${at(sorted, 1)} ms`)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

console.log(`${catalogue.lessons.length} lessons, ${clauses.length} articles, ${catalogue.glossary.length} words; ${queries.length} questions, ${ROUNDS} rounds`)
console.log(`index and first search             ${(await timed(() => search(app, '审核员'))).toFixed(0)} ms, once a process`)
const [indexed, scanned]: [number[], number[]] = [[], []]
let found = 0
for (let round = 0; round < ROUNDS; round++)
  for (const query of queries) {
    indexed.push(await timed(async () => (found += (await search(app, query)).total)))
    scanned.push(await timed(() => texts.filter((text) => text.includes(query)).length))
  }
const [warm, bare] = [told('search, warm', indexed), told('bare scan without order or context', scanned)]
console.log(`ratio of the medians: ${(warm / bare).toFixed(1)}; ${found} results in all`)
