// Who may import whom: architecture.md §2, executed. A folder that is not in the table may import nothing of ours.

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '#app/env.server.ts'

const root = projectRoot()
const files = (folder: string) =>
  (readdirSync(join(root, folder), { recursive: true }) as string[])
    .filter((name) => /\.(ts|tsx)$/.test(name))
    .map((name) => join(folder, name))

interface Import { from: string; what: string; typeOnly: boolean }

const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'";]*?from\s*'([^']+)'|(?:^|\n)\s*import\s*'([^']+)'|import\(\s*'([^']+)'\s*\)/g

/** Every import of a file; paths inside the project are given from its root. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(IMPORT)].map(([, type, named, bare, dynamic]) => {
    const spec = (named ?? bare ?? dynamic) as string
    const what = spec.startsWith('#') ? spec.slice(1) : spec.startsWith('.') ? normalize(join(dirname(file), spec)) : spec
    return { from: file, what, typeOnly: Boolean(type) }
  })
}

const ours = (what: string) => /^(app|db|content|test)\//.test(what)
const all = [...files('app'), ...files('db')].flatMap(importsOf)

const WORDS = ['result', 'ids', 'instant', 'draw', 'canonical', 'likeness'].map((word) => `app/domain/${word}`)
/** Area → the areas it may import besides the words. */
const AREAS: Record<string, string[]> = {
  people: [], learning: [], exam: [], grading: ['exam'], analysis: ['exam', 'grading'], cases: [], exemption: [],
  certificate: ['grading', 'exemption'], staffing: ['certificate'], credential: ['certificate'], register: [], regulation: [],
}
const startsWithAny = (what: string, folders: readonly string[]) => folders.some((folder) => what === folder || what.startsWith(`${folder}/`) || what.startsWith(`${folder}.`))

type Row = readonly [from: string, may: readonly string[]]
/** From a folder (longest match wins) → what of ours it may import. */
const TABLE: readonly Row[] = [
  ['app/content', ['app/domain', 'app/content']],
  ['db', ['app/domain', 'db']],
  ['app/services', ['app/domain', 'app/content', 'app/services', 'db', 'app/env.server']],
  ['app/http/session', ['app/domain', 'app/services', 'app/http', 'db/repositories/sessions']],
  ['app/http', ['app/domain', 'app/services', 'app/http', 'app/words', 'app/server']],
  ['app/api', ['app/domain', 'app/services', 'app/http', 'app/api', 'app/words', 'app/server']],
  ['app/jobs', ['app/domain', 'app/services', 'app/jobs']],
  ['app/routes', ['app/domain', 'app/services', 'app/http', 'app/ui', 'app/words', 'app/routes', 'content/courses']],
  ['app/ui', ['app/domain', 'app/words', 'app/ui']],
  ['app/words', ['app/words']],
  ['app/root', ['app/http', 'app/ui', 'app/words']],
  ['app/entry', ['app/words']],
  ['app/routes.ts', []],
  ['app/main.server', ['app', 'db']],
  ['app/server', ['app']],
  ['app/command', ['app']],
  ['app/admin', ['app']],
  ['app/env.server', ['app/domain']],
]
const rowFor = (file: string) => [...TABLE].sort((a, b) => b[0].length - a[0].length).find(([from]) => startsWithAny(file, [from]) || file.startsWith(from))

describe('who may import whom', () => {
  it('finds imports at all', () => expect(all.length).toBeGreaterThan(200))

  it('keeps the words of the domain that everything uses to themselves', () => {
    const wrong = all.filter(({ from, what }) => /^app\/domain\/[a-z]+\.ts$/.test(from) && !startsWithAny(what, WORDS) && !(from.endsWith('canonical.ts') && what === 'node:crypto'))
    expect(wrong).toEqual([])
  })
  it('lets an area of the domain import the words and the areas before it, and nothing impure', () => {
    const wrong = all.filter(({ from, what }) => {
      const area = /^app\/domain\/([a-z]+)\//.exec(from)?.[1]
      if (!area) return false
      if (startsWithAny(what, WORDS)) return area === 'register' && !startsWithAny(what, ['app/domain/canonical', 'app/domain/result'])
      return !startsWithAny(what, [area, ...(AREAS[area] ?? [])].map((a) => `app/domain/${a}`))
    })
    expect(wrong).toEqual([])
  })
  it('knows every area of the domain', () => {
    const areas = readdirSync(join(root, 'app/domain'), { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => e.name)
    expect(areas.filter((area) => !(area in AREAS))).toEqual([])
  })
  it('keeps clock, chance and environment out of the domain', () => {
    const wrong = files('app/domain').filter((file) => /Date\.now\(|new Date\(\)|Math\.random\(|process\.env/.test(readFileSync(join(root, file), 'utf8')))
    expect(wrong).toEqual([])
  })
  it('lets every other folder import only what its row of the table allows', () => {
    const wrong = all.filter(({ from, what }) => {
      if (from.startsWith('app/domain/') || !ours(what)) return false
      const row = rowFor(from)
      return !row || !startsWithAny(what, row[1])
    })
    expect(wrong.map(({ from, what }) => `${from} → ${what}`)).toEqual([])
  })
  it('keeps drizzle and the drivers inside db and services, and routes away from both', () => {
    const wrong = all.filter(({ from, what }) => /^(drizzle-orm|better-sqlite3|pg)(\/|$)/.test(what) && !from.startsWith('db/'))
    expect(wrong.map(({ from, what }) => `${from} → ${what}`)).toEqual([])
  })
  it('lets nothing that a browser loads reach a module of Node', () => {
    const by = new Map<string, Import[]>()
    for (const one of all) by.set(one.from, [...(by.get(one.from) ?? []), one])
    const wrong: string[] = []
    const seen = new Set<string>()
    const walk = (file: string, path: readonly string[]) => {
      if (seen.has(file)) return
      seen.add(file)
      for (const { what, typeOnly } of by.get(file) ?? []) {
        if (typeOnly) continue
        if (what.startsWith('node:')) wrong.push([...path, file, what].join(' → '))
        else if (ours(what)) walk(what, [...path, file])
      }
    }
    for (const file of files('app/ui')) walk(file, [])
    expect(wrong).toEqual([])
  })
  it('has no cycle', () => {
    const graph = new Map<string, string[]>()
    for (const { from, what, typeOnly } of all) if (ours(what) && !typeOnly) graph.set(from, [...(graph.get(from) ?? []), what])
    const done = new Set<string>()
    const cycle = (at: string, path: string[]): string[] | undefined => {
      if (path.includes(at)) return [...path.slice(path.indexOf(at)), at]
      if (done.has(at)) return undefined
      for (const next of graph.get(at) ?? []) {
        const found = cycle(next, [...path, at])
        if (found) return found
      }
      done.add(at)
      return undefined
    }
    for (const file of graph.keys()) expect(cycle(file, [])).toBeUndefined()
  })
  it('has no room called utils, lib, common, helpers, core or shared', () => {
    const wrong = [...files('app'), ...files('db'), ...files('test')].map((f) => relative(root, join(root, f))).filter((f) => /(^|\/)(utils?|lib|commons?|helpers?|core|shared|misc)(\/|\.)/.test(f))
    expect(wrong).toEqual([])
  })
})
