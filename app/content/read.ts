// Every file under /content, read and brought into shape, each value with the way back to its line.
// What is wrong with a file is noted and the rest is kept, so that one run shows every fault.

import { z } from 'zod'
import { Files, type Found } from '#app/content/files.ts'
import * as schema from '#app/content/schema.ts'
import { shape, type Fault } from '#app/content/source.ts'

export interface FoundLesson {
  readonly folder: string
  readonly slug: string
  readonly number: number
  readonly file: string
  /** Undefined when the front matter is faulty: the body can be checked all the same. */
  readonly meta: Found<schema.LessonMeta> | undefined
  readonly body: string
  readonly bodyLine: number
}
export interface FoundModule extends Found<schema.Module> {
  readonly folder: string
}
export interface FoundItem extends Found<schema.Item> {
  readonly topic: string
}
export interface FoundItemFile extends Found<{ readonly topic: string }> {
  readonly folder: string
}
export interface FoundPage extends Found<schema.HandbookPage> {
  readonly slug: string
  readonly body: string
  readonly bodyLine: number
}
export interface Decision {
  readonly id: string
  readonly title: string
  readonly body: string
}
/** The policies that stand once. Undefined when missing or faulty. */
export interface Policies {
  readonly topics: Found<schema.Topics> | undefined
  readonly regions: Found<schema.Regions> | undefined
  readonly titles: Found<schema.Titles> | undefined
  readonly staffing: Found<schema.StaffingRules> | undefined
  readonly microDrama: Found<schema.MicroDramaClasses> | undefined
  readonly certificate: Found<schema.CertificatePolicy> | undefined
  readonly hours: Found<schema.HoursPolicy> | undefined
  readonly violations: Found<schema.Violations> | undefined
  readonly review: Found<schema.Review> | undefined
  readonly words: Found<schema.ForbiddenWords> | undefined
}
/** Everything found under /content. */
export interface Content {
  readonly regulations: readonly Found<schema.Regulation>[]
  readonly policies: Policies
  readonly exams: readonly Found<schema.ExamPolicy>[]
  readonly modules: readonly FoundModule[]
  readonly lessons: readonly FoundLesson[]
  readonly itemFiles: readonly FoundItemFile[]
  readonly items: readonly FoundItem[]
  readonly handbook: readonly FoundPage[]
  readonly decisions: readonly Decision[]
  /** The words of the field; undefined when the file is missing or faulty. */
  readonly glossary: Found<schema.Glossary> | undefined
  /** Ids of documents and items that exist but are faulty: what refers to them is not at fault. */
  readonly broken: ReadonlySet<string>
  readonly faults: readonly Fault[]
}

const FOLDERS = ['courses', 'handbook', 'items', 'policy', 'regulations']
const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*'
const YAML_FILE = new RegExp(`^(${SLUG})\\.yaml$`)
/** Exams may be several: `exam.yaml`, `exam-<name>.yaml`. */
const EXAM_FILE = new RegExp(`^exam(?:-${SLUG})?\\.yaml$`)
const LESSON_FILE = new RegExp(`^(\\d{2})-(${SLUG})\\.mdx$`)
const PAGE_FILE = new RegExp(`^(?:\\d{2}-)?(${SLUG})\\.md$`)
const DECISION_FILE = new RegExp(`^(\\d{4}-${SLUG})\\.md$`)

/**
 * Reads `root`/content. Faulty content never throws: it is in `faults`.
 * @param root the project's folder
 */
export async function readContent(root: string): Promise<Content> {
  const files = new Files(root)
  const broken = new Set<string>()
  await files.folders('content', (name) => FOLDERS.includes(name))
  return {
    regulations: await regulations(files, broken),
    policies: await policies(files),
    exams: await exams(files),
    ...(await items(files, broken)),
    ...(await courses(files)),
    ...(await handbook(files)),
    broken,
    faults: files.faults,
  }
}

async function regulations(files: Files, broken: Set<string>): Promise<Found<schema.Regulation>[]> {
  const folder = 'content/regulations'
  const all: Found<schema.Regulation>[] = []
  for (const entry of await files.list(folder)) {
    const id = entry.folder ? undefined : YAML_FILE.exec(entry.name)?.[1]
    if (!id) {
      files.unknown(folder, entry)
      continue
    }
    const found = await files.yaml(`${folder}/${entry.name}`, schema.regulation)
    if (!found) broken.add(id)
    else {
      if (found.value.id !== id)
        files.faults.push(elsewhere(found, `a document's file is named for its id: ${found.value.id}.yaml`))
      all.push(found)
    }
  }
  return all
}

const elsewhere = (found: Found<unknown>, what: string): Fault => ({
  file: found.origin.file,
  line: found.origin.line(['id']),
  what,
})

async function policies(files: Files): Promise<Policies> {
  const folder = 'content/policy'
  const entries = await files.list(folder)
  const known = new Set<string>()
  const one = async <S extends z.ZodType>(name: string, as: S) => {
    known.add(name)
    if (entries.some((e) => !e.folder && e.name === name)) return files.yaml(`${folder}/${name}`, as)
    files.fault(`${folder}/${name}`, 'this file is missing')
    return undefined
  }
  const found = {
    topics: await one('topics.yaml', schema.topics),
    regions: await one('regions.yaml', schema.regions),
    titles: await one('titles.yaml', schema.titles),
    staffing: await one('staffing-rules.yaml', schema.staffingRules),
    microDrama: await one('micro-drama-classes.yaml', schema.microDramaClasses),
    certificate: await one('certificate.yaml', schema.certificatePolicy),
    hours: await one('hours.yaml', schema.hoursPolicy),
    violations: await one('violations.yaml', schema.violations),
    review: await one('review.yaml', schema.review),
    words: await one('words.yaml', schema.forbiddenWords),
  }
  for (const e of entries) if (e.folder || !(known.has(e.name) || EXAM_FILE.test(e.name))) files.unknown(folder, e)
  return found
}

async function exams(files: Files): Promise<Found<schema.ExamPolicy>[]> {
  const folder = 'content/policy'
  const names = (await files.list(folder)).filter((e) => !e.folder && EXAM_FILE.test(e.name)).map((e) => e.name)
  if (names.length === 0) files.fault(`${folder}/exam.yaml`, 'this file is missing')
  const all = await Promise.all(names.map((name) => files.yaml(`${folder}/${name}`, schema.examPolicy)))
  return all.filter((found) => found !== undefined)
}

async function items(files: Files, broken: Set<string>): Promise<Pick<Content, 'items' | 'itemFiles'>> {
  const all: FoundItem[] = []
  const itemFiles: FoundItemFile[] = []
  // Items are brought into shape one by one, so that a faulty one does not hide its neighbours.
  const loose = schema.itemFile.extend({ items: z.array(z.unknown()).min(1) })
  for (const folder of await files.folders('content/items')) {
    const path = `content/items/${folder}`
    for (const entry of await files.list(path)) {
      if (entry.folder || !YAML_FILE.test(entry.name)) {
        files.unknown(path, entry)
        continue
      }
      const found = await files.yaml(`${path}/${entry.name}`, loose)
      if (!found) continue
      const { origin, value } = found
      itemFiles.push({ folder, value: { topic: value.topic }, origin, path: [] })
      for (const [i, raw] of value.items.entries()) {
        const shaped = shape(schema.item, { value: raw, origin }, ['items', i])
        files.faults.push(...shaped.faults)
        if (shaped.value) all.push({ topic: value.topic, value: shaped.value, origin, path: ['items', i] })
        else for (const id of idsIn(raw)) broken.add(id)
      }
    }
  }
  return { items: all, itemFiles }
}

/** The ids that a faulty item and its parts carry. */
function idsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn)
  if (typeof value !== 'object' || value === null) return []
  const id = 'id' in value && typeof value.id === 'string' ? [value.id] : []
  return [...id, ...('parts' in value ? idsIn(value.parts) : [])]
}

async function courses(files: Files): Promise<Pick<Content, 'modules' | 'lessons'>> {
  const modules: FoundModule[] = []
  const lessons: FoundLesson[] = []
  for (const folder of await files.folders('content/courses')) {
    const path = `content/courses/${folder}`
    const entries = await files.list(path)
    if (!entries.some((e) => e.name === 'module.yaml')) files.fault(`${path}/module.yaml`, 'this file is missing')
    for (const entry of entries) {
      const file = `${path}/${entry.name}`
      const [, number, slug] = LESSON_FILE.exec(entry.name) ?? []
      if (!entry.folder && entry.name === 'module.yaml') {
        const found = await files.yaml(file, schema.module)
        if (found) modules.push({ ...found, folder })
      } else if (!entry.folder && number && slug) {
        const parts = await files.parts(file)
        if (!parts) continue
        const { front, body, bodyLine } = parts
        lessons.push({
          folder,
          slug,
          number: Number(number),
          file,
          meta: files.shaped(file, front, 2, schema.lesson),
          body,
          bodyLine,
        })
      } else files.unknown(path, entry)
    }
  }
  return { modules, lessons }
}

async function handbook(files: Files): Promise<Pick<Content, 'handbook' | 'decisions' | 'glossary'>> {
  const folder = 'content/handbook'
  const pages: FoundPage[] = []
  let records: Decision[] = []
  let glossary: Found<schema.Glossary> | undefined
  for (const entry of await files.list(folder)) {
    const slug = entry.folder ? undefined : PAGE_FILE.exec(entry.name)?.[1]
    if (entry.folder && entry.name === 'decisions') records = await decisions(files, `${folder}/decisions`)
    else if (entry.name === 'glossary.yaml') glossary = await files.yaml(`${folder}/glossary.yaml`, schema.glossary)
    else if (!slug) files.unknown(folder, entry)
    else {
      const file = `${folder}/${entry.name}`
      const parts = await files.parts(file)
      const found = parts && files.shaped(file, parts.front, 2, schema.handbookPage)
      if (parts && found) pages.push({ ...found, slug, body: parts.body, bodyLine: parts.bodyLine })
    }
  }
  return { handbook: pages, decisions: records, glossary }
}

/** Decision records (`0001-name.md`) are prose for maintainers: a heading names them, nothing else is asked. */
async function decisions(files: Files, folder: string): Promise<Decision[]> {
  const all: Decision[] = []
  for (const entry of await files.list(folder)) {
    const id = entry.folder ? undefined : DECISION_FILE.exec(entry.name)?.[1]
    if (!id) {
      files.unknown(folder, entry)
      continue
    }
    const body = await files.text(`${folder}/${entry.name}`)
    if (body === undefined) continue
    const title = /^# +(.+)$/m.exec(body)?.[1]?.trim()
    if (title) all.push({ id, title, body })
    else files.fault(`${folder}/${entry.name}`, 'a decision record has a heading: # Title')
  }
  return all
}
