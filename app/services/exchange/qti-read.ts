// QTI 3.0 packages, ours and others': every item of the manifest becomes a row, with what cannot be taken named.

import { trustedId } from '#app/domain/ids.ts'
import { parseDay } from '#app/domain/instant.ts'
import { type CasePart, type ItemVersion, itemHash, LEVELS } from '#app/domain/exam/item.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import {
  briefly,
  type Fault,
  type FaultCode,
  type FoundDraft,
  type Filing,
  LONGEST,
  MAX_ITEMS,
  type Note,
  type Reading,
  type ReadRefusal,
  type Row,
} from './found.ts'
import { fromTree } from './markup.ts'
import { readQtiItem } from './qti-item.ts'
import { ITEM_TYPE, MANIFEST, OWN, STIMULUS_TYPE, TEST_TYPE } from './qti-names.ts'
import { allOf, below, firstOf, placed, readXml, type XmlElement, type XmlRefusal } from './xml.ts'

type Files = ReadonlyMap<string, Uint8Array>

/** Refusals: of `readXml` for the manifest; `import-zip-broken` without one; `import-qti-old`, `import-no-items`, `import-rows`. */
export function readQtiPackage(files: Files): Result<Reading, ReadRefusal> {
  const bytes = files.get(MANIFEST)
  if (!bytes) return refuse('import-zip-broken', { name: MANIFEST })
  const manifest = readXml(bytes)
  if (!manifest.ok) return refuse(manifest.refusal, { ...manifest.detail, name: MANIFEST })
  const resources = allOf(firstOf(manifest.value, 'resources') ?? manifest.value, 'resource')
  const items = resources.filter(({ attributes }) => attributes.type?.toLowerCase() === ITEM_TYPE)
  if (items.length === 0)
    return refuse(
      resources.some(({ attributes }) => /imsqti_\w*v[12]p/i.test((attributes.type ?? '').slice(0, 100)))
        ? 'import-qti-old'
        : 'import-no-items',
    )
  if (items.length > MAX_ITEMS) return refuse('import-rows', { most: MAX_ITEMS })
  const found = items.map((resource) => itemFile(resource, files))
  const stimuli = stimuliOf(found, files)
  const seen = new Map<string, string>()
  return ok({
    format: 'qti',
    rows: found.map((file) => rowOf(file, stimuli, seen)),
    notes: leftOut(resources, files),
  })
}

/** A single item file, without a package around it. */
export function readQtiFile(root: XmlElement): Reading {
  const name = 'item.xml'
  const item = readQtiItem(name, root)
  const ref = firstOf(root, 'qti-assessment-stimulus-ref')
  const faults: Fault[] = [
    ...item.faults,
    ...(ref
      ? [{ where: placed(name, ref), what: 'file-missing' as const, detail: { name: ref.attributes.href ?? '' } }]
      : []),
  ]
  const draft = item.asked && faults.length === 0 ? { itemId: null, asked: item.asked, filing: {} } : undefined
  return {
    format: 'qti',
    rows: [{ where: name, name: item.name, draft, faults, notes: item.notes, places: item.places }],
    notes: [],
  }
}

const XML_FAULTS: Readonly<Record<XmlRefusal, FaultCode>> = {
  'import-xml-doctype': 'xml-doctype',
  'import-xml-broken': 'xml-broken',
  'import-xml-too-large': 'xml-large',
  'import-xml-too-deep': 'xml-large',
  'import-encoding': 'xml-broken',
}

type ItemFile = {
  readonly resource: XmlElement
  readonly href: string
  /** Undefined when the package has no such file. */
  readonly root: Result<XmlElement, XmlRefusal> | undefined
}
const parsed = new WeakMap<Uint8Array, Result<XmlElement, XmlRefusal>>()

/** An item's file, parsed once however often the manifest names it. */
function itemFile(resource: XmlElement, files: Files): ItemFile {
  const href = resource.attributes.href ?? firstOf(resource, 'file')?.attributes.href ?? ''
  const bytes = files.get(pathFrom('', href))
  if (!bytes) return { resource, href, root: undefined }
  const root = parsed.get(bytes) ?? readXml(bytes)
  parsed.set(bytes, root)
  return { resource, href, root }
}

function rowOf({ resource, href, root }: ItemFile, stimuli: Stimuli, seen: Map<string, string>): Row {
  const bad = (what: FaultCode, detail: Record<string, string | number>): Row => ({
    where: href || placed(MANIFEST, resource),
    name: resource.attributes.identifier ?? href,
    faults: [{ where: href || placed(MANIFEST, resource), what, detail }],
    notes: [],
    places: {},
  })
  if (!root) return bad('file-missing', { name: href })
  const before = seen.get(pathFrom('', href))
  if (before) return bad('twice-in-file', { where: before })
  seen.set(pathFrom('', href), placed(MANIFEST, resource))
  if (!root.ok) return bad(XML_FAULTS[root.refusal], { line: Number(root.detail?.line ?? 1) })
  if (root.value.name !== 'qti-assessment-item') return bad('unsupported', { name: root.value.name })

  const own = allOf(firstOf(resource, 'metadata') ?? resource, 'item').find(({ space }) => space === OWN)
  const item = readQtiItem(href, root.value, own !== undefined)
  const faults = [...item.faults, ...ownFaults(own)]
  const group = groupOf(href, root.value, own, stimuli)
  const stimulus = stimuli.byItem.get(href)
  if (stimulus && stimulus.text === undefined)
    faults.push({ where: href, what: 'file-missing', detail: { name: stimulus.path } })
  if (stimulus?.text !== undefined && stimulus.text.length > LONGEST)
    faults.push({ where: stimulus.path, what: 'cell-too-long', detail: { column: 'qti-stimulus-body', most: LONGEST } })
  for (const { what, name } of stimulus?.faults ?? [])
    faults.push({ where: stimulus?.path ?? href, what, detail: { name } })
  const asked =
    item.asked && faults.length === 0 ? { ...item.asked, ...ownFacts(own), ...(group && { group }) } : undefined
  const draft: FoundDraft | undefined = asked && { itemId: own?.attributes.id ?? null, asked, filing: filingOf(own) }
  const notes: Note[] = [
    ...item.notes,
    ...(stimulus?.notes ?? []).map(
      ({ what, name }): Note => ({ where: stimulus?.path ?? href, what, detail: { name } }),
    ),
  ]
  if (draft && own?.attributes.hash && hashOfDraft(draft) !== own.attributes.hash)
    notes.push({ where: href, what: 'changed-since-export' })
  return { where: href, name: item.name, draft, faults, notes, places: item.places }
}

/** Which version it is, if everything is there that makes one. */
function hashOfDraft({ itemId, asked, filing }: FoundDraft): string | undefined {
  const { topic, level, articles, effectiveFrom } = filing
  if (itemId === null || !topic || !level || !articles || !effectiveFrom) return undefined
  return itemHash({ ...asked, itemId: trustedId(itemId), topic, level, articles, effectiveFrom } as ItemVersion)
}

function filingOf(own: XmlElement | undefined): Filing {
  if (!own) return {}
  const { topic, level, facility } = own.attributes
  const articles = allOf(own, 'citation').map(({ attributes }) => ({
    document: attributes.document ?? '',
    article: attributes.article ?? '',
  }))
  return {
    topic,
    level: LEVELS.find((one) => one === level),
    articles: articles.length > 0 ? articles : undefined,
    effectiveFrom: parseDay(own.attributes['effective-from'] ?? ''),
    facility: /^\d{1,3}$/.test(facility ?? '') ? Number(facility) : undefined,
  }
}

/** What stands there and cannot be read must not become a default without a word. */
function ownFaults(own: XmlElement | undefined): Fault[] {
  if (!own) return []
  const where = placed(MANIFEST, own)
  const { level, facility, ...dates } = own.attributes
  const days = ['effective-from', 'effective-to'].filter((name) => dates[name] !== undefined && !parseDay(dates[name]))
  return [
    ...days.map(
      (name): Fault => ({ where, what: 'date-unreadable', detail: { column: name, text: briefly(dates[name] ?? '') } }),
    ),
    ...(level !== undefined && !LEVELS.some((one) => one === level)
      ? [
          {
            where,
            what: 'value-unknown' as const,
            detail: { column: 'level', text: briefly(level), allowed: LEVELS.join(', ') },
          },
        ]
      : []),
    ...(facility !== undefined && !/^\d{1,3}$/.test(facility)
      ? [{ where, what: 'facility-unreadable' as const, detail: { column: 'facility', text: briefly(facility) } }]
      : []),
  ]
}

const ownFacts = (own: XmlElement | undefined) =>
  own && {
    effectiveTo: parseDay(own.attributes['effective-to'] ?? '') ?? null,
    enemies: allOf(own, 'enemy').map(({ attributes }) => attributes.id ?? ''),
  }

// ── situations ───────────────────────────────────────────────────────────────────────────────────────────────
type Stimulus = { readonly path: string; readonly text: string | undefined } & Pick<
  ReturnType<typeof fromTree>,
  'faults' | 'notes'
>
type Stimuli = {
  readonly byItem: ReadonlyMap<string, Stimulus>
  /** Items that share a file, in the order of the manifest. */
  readonly sharing: ReadonlyMap<string, readonly string[]>
}

function stimuliOf(items: readonly ItemFile[], files: Files): Stimuli {
  const byItem = new Map<string, Stimulus>()
  const read = new Map<string, Stimulus>()
  const sharing = new Map<string, string[]>()
  for (const { href, root } of items) {
    const ref = root?.ok ? firstOf(root.value, 'qti-assessment-stimulus-ref') : undefined
    if (!ref) continue
    const path = pathFrom(href, ref.attributes.href ?? '')
    const stimulus = read.get(path) ?? stimulusAt(path, files)
    read.set(path, stimulus)
    byItem.set(href, stimulus)
    sharing.set(path, [...(sharing.get(path) ?? []), href])
  }
  return { byItem, sharing }
}

function stimulusAt(path: string, files: Files): Stimulus {
  const bytes = files.get(path)
  const root = bytes && readXml(bytes)
  const body = root?.ok ? firstOf(root.value, 'qti-stimulus-body') : undefined
  const plain = fromTree(body)
  return { path, text: body && plain.text, faults: plain.faults, notes: plain.notes }
}

function groupOf(
  href: string,
  root: XmlElement,
  own: XmlElement | undefined,
  { byItem, sharing }: Stimuli,
): CasePart | undefined {
  const stimulus = byItem.get(href)
  if (!stimulus) return undefined
  const said = own && firstOf(own, 'case')?.attributes
  const siblings = sharing.get(stimulus.path) ?? []
  const id = said?.id ?? slug(firstOf(root, 'qti-assessment-stimulus-ref')?.attributes.identifier ?? stimulus.path)
  return {
    id,
    situation: stimulus.text ?? '',
    part: Number(said?.part) || siblings.indexOf(href) + 1,
    of: Number(said?.of) || siblings.length,
  }
}
const slug = (text: string): string =>
  `case-${
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '') || '1'
  }`

/** A path as seen from a file, with `.` and `..` walked; never above the package. */
function pathFrom(file: string, href: string): string {
  const steps = file.split('/').slice(0, -1)
  for (const step of decoded(href).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
function decoded(href: string): string {
  try {
    return decodeURIComponent(href)
  } catch {
    return href
  }
}

// ── what is not an item ──────────────────────────────────────────────────────────────────────────────────────
function leftOut(resources: readonly XmlElement[], files: Files): Note[] {
  const tests = resources.filter(({ attributes }) => attributes.type?.toLowerCase() === TEST_TYPE)
  const known = new Set([MANIFEST])
  const kinds = [ITEM_TYPE, STIMULUS_TYPE, TEST_TYPE]
  for (const resource of resources)
    if (kinds.includes(resource.attributes.type?.toLowerCase() ?? ''))
      known.add(pathFrom('', resource.attributes.href ?? ''))
  const other = [...files.keys()].filter((name) => !known.has(name))
  return [
    ...tests.slice(0, 5).map(
      ({ attributes }): Note => ({
        where: attributes.href ?? MANIFEST,
        what: 'test-not-taken',
        detail: testFacts(attributes.href ?? '', files),
      }),
    ),
    ...(other.length > 0
      ? [
          {
            where: MANIFEST,
            what: 'files-not-read' as const,
            detail: { count: other.length, names: other.slice(0, 5).join('、') },
          },
        ]
      : []),
  ]
}

function testFacts(href: string, files: Files): Record<string, string | number> {
  const bytes = files.get(pathFrom('', href))
  const root = bytes && readXml(bytes)
  if (!root?.ok) return { sections: 0, minutes: 0 }
  const seconds = Number(firstOf(root.value, 'qti-time-limits')?.attributes['max-time'] ?? 0)
  return {
    sections: below(root.value).filter(({ name }) => name === 'qti-assessment-section').length,
    minutes: Number.isFinite(seconds) ? Math.round(seconds / 60) : 0,
  }
}
