// A key that its question can have: letters that exist, each once, and something that is wrong.

import { repeated } from '#app/content/checks/repeated.ts'
import type { CaseSet, Item, Question } from '#app/content/schema.ts'
import type { Path } from '#app/content/source.ts'

/** Where something is wrong, from the question down. */
export interface Wrong {
  readonly path: Path
  readonly what: string
}

/** Faults of an item's or a lesson question's options and key. */
export function keyFaults(asked: Exclude<Item, CaseSet> | Question): Wrong[] {
  if (asked.kind === 'true-false') return []
  const letters = asked.options.map((o) => o.id)
  const faults: Wrong[] = [
    ...repeated(letters).map((i) => ({ path: ['options', i, 'id'], what: `option ${letters[i]} stands twice` })),
    ...repeated(asked.options.map((o) => o.text)).map((i) => ({
      path: ['options', i, 'text'],
      what: 'two options say the same',
    })),
  ]
  switch (asked.kind) {
    case 'single':
      return [...faults, ...among([asked.key], letters)]
    case 'multiple': {
      if (letters.every((l) => asked.key.includes(l))) faults.push({ path: ['key'], what: 'no option is wrong' })
      return [...faults, ...among(asked.key, letters)]
    }
    case 'ordering': {
      const missing = letters.filter((l) => !asked.key.includes(l))
      if (missing.length > 0) faults.push({ path: ['key'], what: `the order leaves out ${missing.join(', ')}` })
      return [...faults, ...among(asked.key, letters)]
    }
    case 'matching': {
      const targets = asked.targets.map((t) => t.id)
      const missing = letters.filter((l) => asked.key[l] === undefined)
      if (missing.length > 0) faults.push({ path: ['key'], what: `the key leaves out ${missing.join(', ')}` })
      for (const [from, to] of Object.entries(asked.key)) {
        if (!letters.includes(from)) faults.push({ path: ['key', from], what: `there is no option ${from}` })
        if (!targets.includes(to)) faults.push({ path: ['key', from], what: `there is no target ${to}` })
      }
      return [
        ...faults,
        ...repeated(targets).map((i) => ({ path: ['targets', i, 'id'], what: `target ${targets[i]} stands twice` })),
      ]
    }
  }
}

const among = (key: readonly string[], letters: readonly string[]): Wrong[] => [
  ...key.filter((l) => !letters.includes(l)).map((l) => ({ path: ['key'], what: `the key ${l} is no option` })),
  ...repeated(key).map((i) => ({ path: ['key'], what: `the key names ${key[i]} twice` })),
]
