// What a schema cannot say: references, dates, fill of the blueprints, likeness, what a lesson's body holds.

import { type Catalogue, catalogueOf } from '#app/content/catalogue.ts'
import { examFaults, examNotes } from '#app/content/checks/blueprint.ts'
import { caseFaults } from '#app/content/checks/cases.ts'
import { citationFaults, Library } from '#app/content/checks/citations.ts'
import { componentFaults } from '#app/content/checks/components.ts'
import { dateFaults } from '#app/content/checks/dates.ts'
import { glossaryFaults } from '#app/content/checks/glossary.ts'
import { guessing } from '#app/content/checks/guessing.ts'
import { itemFaults } from '#app/content/checks/items.ts'
import { lessonFaults, lessonNotes } from '#app/content/checks/lessons.ts'
import { microDramaFaults } from '#app/content/checks/micro-drama.ts'
import { placeFaults } from '#app/content/checks/places.ts'
import { policyFaults } from '#app/content/checks/policy.ts'
import { regulationFaults } from '#app/content/checks/regulations.ts'
import { stemFaults } from '#app/content/checks/stems.ts'
import { wordFaults } from '#app/content/checks/words.ts'
import { inOrder } from '#app/content/load.ts'
import { readContent } from '#app/content/read.ts'
import type { Fault } from '#app/content/source.ts'
import { type Summary, summaryOf } from '#app/content/summary.ts'
import type { Day } from '#app/domain/instant.ts'

/** What one part of the check found, for the table. */
export interface Area {
  readonly name: string
  readonly faults: number
  readonly notes: number
}
export interface Checked {
  readonly catalogue: Catalogue
  /** By file and line. */
  readonly faults: readonly Fault[]
  /** What an author should look at again. Notes never fail a check. */
  readonly notes: readonly Fault[]
  readonly areas: readonly Area[]
  readonly summary: Summary
}

/**
 * Reads and checks everything under `root`/content: the faults of the schemas and those across files.
 * @param root the project's folder
 * @param today the day on which the bank must fill the exams' blueprints
 */
export async function checkContent(root: string, today: Day): Promise<Checked> {
  const content = await readContent(root)
  const catalogue = catalogueOf(content)
  const library = new Library(content)
  const [guessed, dated] = [guessing(content), dateFaults(content, library, today)]
  const found: readonly (readonly [name: string, faults: readonly Fault[], notes?: readonly Fault[]])[] = [
    ['files and schemas', content.faults],
    ['regulations', regulationFaults(content)],
    ['citations', citationFaults(content, library)],
    ['dates of items', dated.faults, dated.notes],
    ['items', itemFaults(content)],
    ['near-duplicate stems', stemFaults(content)],
    ['test-wiseness cues', guessed.faults, guessed.notes],
    ['lessons', lessonFaults(content), lessonNotes(content)],
    ['components of lessons', componentFaults(content, library)],
    ['glossary', glossaryFaults(content, library)],
    ['forbidden words', wordFaults(content)],
    ['policies', policyFaults(content)],
    ['micro-drama classes', microDramaFaults(content, library)],
    ['violations and reviews', caseFaults(content)],
    ['blueprints', examFaults(content, today), examNotes(content, today)],
  ]
  const told = found.flatMap(([, faults]) => faults)
  const places = placeFaults(content, catalogue, told)
  const all: typeof found = [...found, ['ways to lessons', places]]
  return {
    catalogue,
    faults: inOrder([...told, ...places]),
    notes: inOrder(all.flatMap(([, , notes = []]) => notes)),
    areas: all.map(([name, faults, notes = []]) => ({ name, faults: inOrder(faults).length, notes: inOrder(notes).length })),
    summary: summaryOf(catalogue, today),
  }
}
