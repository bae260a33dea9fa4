// What leaves the bank and comes back is the same, to the hash of every version.

import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadContent, type Catalogue } from '#app/content/load.ts'
import { itemHash, type ItemVersion } from '#app/domain/exam/item.ts'
import { projectRoot } from '#app/env.server.ts'
import { readFile } from '#app/services/exchange/reading.ts'
import type { FoundDraft, Reading } from '#app/services/exchange/found.ts'
import { itemsAsQti, type TestPlan } from '#app/services/exchange/qti-write.ts'
import { guarded, unguarded } from '#app/services/exchange/sheet-columns.ts'
import { itemsAsCsv, itemsAsXlsx, type Leaving } from '#app/services/exchange/sheet-write.ts'
import { anyItems, anyText, hashes } from './any-items.ts'

let catalogue: Catalogue
let plan: TestPlan
let content: Leaving[]
beforeAll(async () => {
  catalogue = (await loadContent(projectRoot())).catalogue
  plan = { title: '考核', minutes: 120, topics: catalogue.topics, perTopic: { filing: 5 } }
  content = catalogue.items.map(({ version, facility }) => ({ version, facility: Math.round(facility * 100) }))
})

const WAYS = {
  csv: (items: readonly Leaving[]) => itemsAsCsv(items, catalogue.topics),
  xlsx: (items: readonly Leaving[]) => itemsAsXlsx(items, catalogue.topics),
  qti: (items: readonly Leaving[]) => itemsAsQti(items, plan),
}

async function read(bytes: Uint8Array): Promise<Reading> {
  const reading = await readFile(bytes, catalogue)
  if (!reading.ok) throw new Error(`${reading.refusal} ${JSON.stringify(reading.detail)}`)
  return reading.value
}
/** What came back, with what kept anything out, so that a failure shows why. */
const back = ({ rows }: Reading) => ({
  hashes: rows.flatMap(({ draft }) => (draft ? [hashOf(draft)] : [])).sort(),
  facilities: rows.map(({ draft }) => [draft?.itemId, draft?.filing.facility]).sort(),
  faults: rows.flatMap(({ faults }) => faults),
  notes: rows.flatMap(({ notes }) => notes),
})
function hashOf({ asked, filing: { facility: _, ...filing }, itemId }: FoundDraft): string {
  return itemHash({ ...asked, ...filing, itemId } as ItemVersion)
}
const gone = (items: readonly Leaving[]) => ({
  hashes: hashes(items),
  facilities: items.map(({ version, facility }) => [version.itemId, facility]).sort(),
  faults: [],
  notes: [],
})

describe.each(Object.keys(WAYS) as (keyof typeof WAYS)[])('as %s', (way) => {
  it('every item of the content comes back as the version it was', async () => {
    expect(content.length).toBeGreaterThan(400)
    const reading = await read(await WAYS[way](content))
    expect(reading.format).toBe(way)
    expect(back(reading)).toEqual(gone(content))
  })

  it('any item the bank could hold comes back as the version it was', async () => {
    const documents = [...catalogue.regulations.values()]
      .slice(0, 4)
      .map(({ id, articles }) => ({ document: id, article: articles[0]?.id ?? '' }))
    await fc.assert(
      fc.asyncProperty(
        anyItems(
          catalogue.topics.map(({ id }) => id),
          documents,
        ),
        async (items) => {
          expect(back(await read(await WAYS[way](items)))).toEqual(gone(items))
        },
      ),
      { numRuns: way === 'xlsx' ? 40 : 150 },
    )
  })
})

it('a package of the same bank is the same bytes, whatever order the items come in', async () => {
  expect(Buffer.from(await itemsAsQti([...content].reverse(), plan))).toEqual(
    Buffer.from(await itemsAsQti(content, plan)),
  )
})

it('no exported cell begins as a formula does, and every text comes back from its guard', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.stringMatching(/^'{0,3}[=+@-].{0,3}$/)), (text) => {
      expect(guarded(text)).not.toMatch(/^[=+\-@]/)
      expect(unguarded(guarded(text))).toBe(text)
    }),
    { numRuns: 500 },
  )
})
