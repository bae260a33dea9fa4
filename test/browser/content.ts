// What the tests must know to answer rightly: read from the content's files, since no page tells it.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from './served.ts'

interface Keyed { id: string; kind: string; stem: string; key: unknown; rationale?: string; explanation?: string; options?: { id: string; text: string }[] }

const files = (folder: string, ending: string) =>
  (readdirSync(join(root, folder), { recursive: true }) as string[]).filter((name) => name.endsWith(ending)).map((name) => ({ name, text: readFileSync(join(root, folder, name), 'utf8') }))

/** Every item of the bank by its stem; case parts each by their own. */
export const items: ReadonlyMap<string, Keyed> = new Map(
  files('content/items', '.yaml').flatMap(({ text }) => {
    const { items } = parse(text) as { items: (Keyed & { parts?: Keyed[] })[] }
    return items.flatMap((item) => item.parts ?? [item]).map((item) => [clean(item.stem), item] as const)
  }),
)

export function clean(text: string): string {
  return text.replace(/\s+/g, '')
}

/** The texts that are right for an item; `true` or `false` for a statement. */
export function rightOf(item: Keyed): string[] {
  if (typeof item.key === 'boolean') return [String(item.key)]
  const keys = Array.isArray(item.key) ? item.key : [item.key]
  return keys.map((id) => clean(item.options?.find((option) => option.id === id)?.text ?? ''))
}

export interface Lesson { path: string; questions: Keyed[] }

/** The lessons of the required modules, in their order. */
export const requiredLessons: readonly Lesson[] = files('content/courses', 'module.yaml')
  .map(({ text }) => parse(text) as { id: string; order: number; required: boolean })
  .filter((module) => module.required)
  .sort((a, b) => a.order - b.order)
  .flatMap((module) =>
    files(`content/courses/${module.id}`, '.mdx').sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, text }) => ({
      path: `/courses/${module.id}/${name.replace(/^\d+-/, '').replace(/\.mdx$/, '')}`,
      questions: (parse(text.split(/^---$/m)[1] ?? '') as { questions: Keyed[] }).questions,
    })),
  )

/** Beginnings of the bank's rationales: none of them may ever reach a browser in an exam. */
export const rationales: readonly string[] = [...items.values()].map((item) => (item.rationale ?? '').trim().slice(0, 24)).filter((words) => words.length >= 12)
