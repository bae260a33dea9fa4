// Rows of a file against the bank: what each would be, and what keeps it out. Asked at the preview and again at the end.

import type { Catalogue } from '#app/content/load.ts'
import { draftFaults, settledDraft } from '#app/content/draft.ts'
import { hashOf } from '#app/domain/canonical.ts'
import type { ItemDraft } from '#app/domain/exam/bank.ts'
import { type ItemVersion, itemHash } from '#app/domain/exam/item.ts'
import type { PersonId } from '#app/domain/ids.ts'
import type { Day } from '#app/domain/instant.ts'
import type { BankEntry } from '../bank.ts'
import { readTopic } from './coded.ts'
import { type Fault, type Filing, type FoundDraft, MAX_NAMED, type Note, placeOf, type Row } from './found.ts'

/** What is put in where a row leaves something open. */
export type Defaults = Filing & {
  /** Topic by a drawer's name in the file. */
  readonly categories: Readonly<Record<string, string>>
  /** Items whose number the bank does not know come in as new ones. */
  readonly unknownAsNew: boolean
}

export type Verdict = 'new' | 'version' | 'unchanged' | 'faulty'
export type Judged = {
  readonly row: Row
  readonly verdict: Verdict
  readonly draft: ItemDraft | undefined
  readonly faults: readonly Fault[]
  readonly notes: readonly Note[]
}
type Bank = {
  readonly byId: ReadonlyMap<string, BankEntry>
  readonly cases: ReadonlyMap<string, readonly BankEntry[]>
  readonly asked: ReadonlyMap<string, string>
}
type Judging = {
  row: Row
  draft: ItemDraft | undefined
  entry: BankEntry | undefined
  unchanged: boolean
  faults: Fault[]
  notes: Note[]
}

/** @param by who imports and will be the author. Every row comes back, in its order. */
export function judge(
  catalogue: Catalogue,
  entries: readonly BankEntry[],
  rows: readonly Row[],
  defaults: Defaults,
  by: PersonId,
): Judged[] {
  const bank = bankOf(entries)
  const inFile = new Set(rows.flatMap(({ draft }) => draft?.itemId ?? []))
  const judging = rows.map((row) => judgeRow(catalogue, bank, row, defaults, inFile, by))
  findTwice(judging)
  judgeCases(judging, bank)
  return judging.map(({ row, draft, entry, unchanged, faults, notes }) => ({
    row,
    draft: faults.length === 0 ? draft : undefined,
    faults,
    notes,
    verdict: faults.length > 0 || !draft ? 'faulty' : unchanged ? 'unchanged' : entry ? 'version' : 'new',
  }))
}

function bankOf(entries: readonly BankEntry[]): Bank {
  const cases = new Map<string, BankEntry[]>()
  for (const entry of entries) if (entry.caseId) cases.set(entry.caseId, [...(cases.get(entry.caseId) ?? []), entry])
  // What was withdrawn may be written again.
  const asked = new Map(
    entries.filter(({ state }) => state !== 'withdrawn').map(({ version, itemId }) => [askedBy(version), itemId]),
  )
  return { byId: new Map(entries.map((entry) => [entry.itemId, entry])), cases, asked }
}

/** What an item asks, whatever its letters, citations and dates: two items that ask the same are one. */
function askedBy(body: ItemDraft['body']): string {
  const options = body.kind === 'true-false' ? [] : body.options.map(({ text }) => text).sort()
  const targets = body.kind === 'matching' ? body.targets.map(({ text }) => text).sort() : []
  return hashOf([body.kind, body.stem, body.group?.situation ?? null, options, targets])
}

function judgeRow(
  catalogue: Catalogue,
  bank: Bank,
  row: Row,
  defaults: Defaults,
  inFile: ReadonlySet<string>,
  by: PersonId,
): Judging {
  const faults: Fault[] = [...row.faults]
  const notes: Note[] = [...row.notes]
  const nothing: Judging = { row, draft: undefined, entry: undefined, unchanged: false, faults, notes }
  if (!row.draft) return nothing
  const at = (path: string, what: Fault['what'], detail: Fault['detail'] = {}) =>
    faults.push({ where: placeOf(row, path), what, detail })
  const { itemId } = row.draft
  const entry = itemId === null ? undefined : bank.byId.get(itemId)
  nothing.entry = entry
  if (itemId !== null && !entry && !defaults.unknownAsNew) at('itemId', 'item-unknown', { item: itemId })

  const [named, tooMany] = [row.draft.asked.enemies.slice(0, MAX_NAMED), row.draft.asked.enemies[MAX_NAMED]]
  if (tooMany !== undefined) at('enemies', 'enemy-unknown', { item: tooMany })
  const enemies = named.filter((enemy) => {
    if (bank.byId.has(enemy) || bank.cases.has(enemy)) return true
    // A new item gets its number later: nothing can name it yet.
    if (!defaults.unknownAsNew || !inFile.has(enemy)) at('enemies', 'enemy-unknown', { item: enemy })
    return false
  })
  if (enemies.length < row.draft.asked.enemies.length && faults.every(({ what }) => what !== 'enemy-unknown'))
    notes.push({ where: placeOf(row, 'enemies'), what: 'enemies-dropped' })
  const together = entry?.caseId ? (bank.cases.get(entry.caseId) ?? []).map((part) => part.itemId) : []
  for (const enemy of enemies)
    if (enemy !== itemId && together.includes(enemy))
      at('enemies', 'rule', { code: 'same-case', text: `${enemy} is of the same case set`, path: 'enemies' })

  const { draft, missing } = completed(catalogue, row.draft, { ...row.draft.asked, enemies }, entry, defaults)
  for (const field of missing) at(field, 'missing', { field })
  for (const { path, what, code, detail } of draftFaults(catalogue, draft))
    if (!missing.some((field) => path === field || path.startsWith(`${field}.`)))
      at(path, 'rule', { ...detail, code, text: what, path })
  if (faults.length > 0) return nothing

  const settled = settledDraft(draft) ?? draft
  if (!entry) {
    const same = bank.asked.get(askedBy(settled.body))
    if (same) at('stem', 'already-in-bank', { item: same })
    return { ...nothing, draft: settled }
  }
  const hash = itemHash({ ...settled.body, itemId: entry.itemId } as ItemVersion)
  const unchanged = [entry.hash, entry.open?.hash, catalogue.item(entry.itemId)?.hash].includes(hash)
  if (unchanged && hash === entry.hash && settled.facility !== entry.facility)
    notes.push({ where: placeOf(row, 'facility'), what: 'facility-kept', detail: { item: entry.itemId } })
  if (!unchanged && entry.state === 'retired') at('itemId', 'item-retired', { item: entry.itemId })
  else if (!unchanged && entry.open && !entry.open.authors.has(by))
    at('itemId', 'other-proposal', { item: entry.itemId })
  return { ...nothing, draft: settled, unchanged }
}

/** The topic chosen for a drawer; what every object has of itself (`constructor`) was chosen by nobody. */
const chosenFor = (category: string, { categories }: Defaults): string | undefined =>
  Object.hasOwn(categories, category) ? categories[category] : undefined

/** The draft with what the defaults give. What is open even so is `missing`, and stands in as something harmless. */
function completed(
  catalogue: Catalogue,
  { filing, category }: FoundDraft,
  asked: FoundDraft['asked'],
  entry: BankEntry | undefined,
  defaults: Defaults,
): { draft: ItemDraft; missing: string[] } {
  const drawer = category === undefined ? undefined : (chosenFor(category, defaults) ?? readTopic(category, catalogue))
  const whole = {
    topic: filing.topic ?? drawer ?? defaults.topic,
    level: filing.level ?? defaults.level,
    articles: filing.articles ?? defaults.articles,
    effectiveFrom: filing.effectiveFrom ?? defaults.effectiveFrom,
    facility: filing.facility ?? defaults.facility,
  }
  const missing = Object.entries(whole)
    .filter(([, value]) => value === undefined)
    .map(([field]) => field)
  const {
    topic = catalogue.topics[0]?.id ?? '',
    level = 'recall',
    articles = [],
    effectiveFrom = '2000-01-01' as Day,
    facility = 50,
  } = whole
  return {
    draft: {
      itemId: entry?.itemId ?? null,
      body: { ...asked, topic, level, articles, effectiveFrom } as ItemDraft['body'],
      facility,
    },
    missing,
  }
}

/** Rows that name one item, or ask the same: the first stands, the later ones say where it is. */
function findTwice(judging: readonly Judging[]): void {
  const first = new Map<string, string>()
  for (const { row, draft, faults } of judging) {
    if (!draft) continue
    const names = [askedBy(draft.body), ...(draft.itemId === null ? [] : [`item ${draft.itemId}`])]
    const before = names.map((name) => first.get(name)).find((where) => where !== undefined)
    if (before) faults.push({ where: row.where, what: 'twice-in-file', detail: { where: before } })
    for (const name of names) if (!first.has(name)) first.set(name, row.where)
  }
}

/** Case sets come whole or not at all: a new one with all its parts, a changed situation in all of its parts. */
function judgeCases(judging: readonly Judging[], bank: Bank): void {
  const news = new Map<string, Judging[]>()
  const known = new Map<string, Judging[]>()
  for (const one of judging) {
    const group = one.draft?.body.group ?? one.row.draft?.asked.group
    const caseId = one.entry?.caseId
    if (one.entry && (caseId ?? undefined) !== group?.id)
      one.faults.push({ where: placeOf(one.row, 'group'), what: 'case-moved', detail: { item: one.entry.itemId } })
    else if (
      one.entry &&
      group &&
      (group.part !== one.entry.version.group?.part || group.of !== one.entry.version.group.of)
    )
      one.faults.push({ where: placeOf(one.row, 'group.part'), what: 'case-moved', detail: { item: one.entry.itemId } })
    if (!group) continue
    const sets = one.entry ? known : news
    sets.set(group.id, [...(sets.get(group.id) ?? []), one])
  }
  for (const [id, parts] of news) judgeNewCase(id, parts)
  for (const [id, parts] of known) {
    const good = parts.filter(({ faults }) => faults.length === 0)
    const told = new Map((bank.cases.get(id) ?? []).map(({ itemId, version }) => [itemId, version.group?.situation]))
    for (const { entry, draft } of good) if (entry) told.set(entry.itemId, draft?.body.group?.situation)
    if (new Set(told.values()).size > 1)
      for (const { row, faults } of good)
        faults.push({ where: placeOf(row, 'group.situation'), what: 'case-differs', detail: { case: id } })
  }
}

function judgeNewCase(id: string, parts: readonly Judging[]): void {
  const good = parts.filter(({ faults }) => faults.length === 0)
  const groups = good.flatMap(({ draft }) => draft?.body.group ?? [])
  // A file may say any number; a set has five parts at the most.
  const of = Math.min(10, Math.max(...parts.map(({ row }) => row.draft?.asked.group?.of || 0), parts.length))
  const places = groups.map(({ part }) => part)
  const missing = Array.from({ length: of }, (_, i) => i + 1).filter((part) => !places.includes(part))
  const fault = (what: Fault['what'], path: string, detail: Fault['detail']) => {
    for (const { row, faults } of good) faults.push({ where: placeOf(row, path), what, detail })
  }
  if (good.length < parts.length) fault('case-faulty', 'group', { case: id })
  else if (missing.length > 0 || new Set(places).size < places.length || groups.some((group) => group.of !== of))
    fault('case-incomplete', 'group.part', { case: id, missing: missing.join('、') || '—', of })
  else if (new Set(groups.map(({ situation }) => situation)).size > 1)
    fault('case-differs', 'group.situation', { case: id })
}
