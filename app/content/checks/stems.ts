// Stems that are nearly the same: within the bank, and between the bank and the lessons' questions, which show their keys.

import type { Content } from '#app/content/read.ts'
import { faultAt, type Fault, type Origin, type Path } from '#app/content/source.ts'

/** Jaccard index of character 3-grams above which two stems are one. */
const NEAR = 0.8

interface Stem {
  readonly name: string
  readonly caseId: string | null
  /** The stem alone, and with the situation it belongs to. */
  readonly alone: ReadonlySet<string>
  readonly whole: ReadonlySet<string>
  readonly examined: boolean
  readonly origin: Origin
  readonly path: Path
}

/** The set of all runs of three letters or digits in a text; the text itself when it is shorter. */
export function trigrams(text: string): Set<string> {
  const letters = [...text.replace(/[^\p{L}\p{N}]/gu, '')]
  if (letters.length < 3) return new Set([letters.join('')])
  return new Set(letters.slice(2).map((_, i) => letters.slice(i, i + 3).join('')))
}

/** Shared over all, from 0 (nothing in common) to 1 (the same). */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const gram of a) if (b.has(gram)) shared++
  return shared / (a.size + b.size - shared)
}

export function stemFaults(content: Content): Fault[] {
  const stems = [...itemStems(content), ...questionStems(content)]
  const faults: Fault[] = []
  stems.forEach((a, i) => {
    for (const b of stems.slice(0, i)) {
      if (!a.examined && !b.examined) continue
      // Parts of one case share its situation: only their stems can tell them apart.
      const together = a.caseId !== null && a.caseId === b.caseId
      const [x, y] = together ? [a.alone, b.alone] : [a.whole, b.whole]
      if (Math.min(x.size, y.size) <= NEAR * Math.max(x.size, y.size)) continue
      const near = jaccard(x, y)
      if (near > NEAR) faults.push(faultAt(a.origin, a.path, `nearly the same stem as ${b.name} (${near.toFixed(2)})`))
    }
  })
  return faults
}

function itemStems(content: Content): Stem[] {
  return content.items.flatMap(({ value, origin, path }) => {
    const parts =
      value.kind === 'case' ? value.parts.map((p, i) => [p, [...path, 'parts', i]] as const) : [[value, path] as const]
    const [caseId, situation] = value.kind === 'case' ? [value.id, value.situation] : [null, '']
    return parts.map(([item, at]) => ({
      name: item.id,
      caseId,
      alone: trigrams(item.stem),
      whole: trigrams(situation + item.stem),
      examined: true,
      origin,
      path: [...at, 'stem'],
    }))
  })
}

function questionStems(content: Content): Stem[] {
  return content.lessons.flatMap(({ meta, folder, slug }) =>
    (meta?.value.questions ?? []).map((question, i) => {
      const grams = trigrams(question.stem)
      const name = `${folder}/${slug} ${question.id}`
      return {
        name,
        caseId: null,
        alone: grams,
        whole: grams,
        examined: false,
        origin: meta!.origin,
        path: ['questions', i, 'stem'],
      }
    }),
  )
}
