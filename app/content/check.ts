// What a schema cannot say: references, dates, fill of the blueprints, likeness, what a lesson's body holds.

import { type Catalogue, catalogueOf } from '#app/content/catalogue.ts'
import { examFaults } from '#app/content/checks/blueprint.ts'
import { citationFaults, Library } from '#app/content/checks/citations.ts'
import { itemFaults } from '#app/content/checks/items.ts'
import { lessonFaults } from '#app/content/checks/lessons.ts'
import { policyFaults } from '#app/content/checks/policy.ts'
import { regulationFaults } from '#app/content/checks/regulations.ts'
import { stemFaults } from '#app/content/checks/stems.ts'
import { inOrder } from '#app/content/load.ts'
import { readContent } from '#app/content/read.ts'
import type { Fault } from '#app/content/source.ts'
import { type Summary, summaryOf } from '#app/content/summary.ts'
import type { Day } from '#app/domain/instant.ts'

export interface Checked {
  readonly catalogue: Catalogue
  /** By file and line. */
  readonly faults: readonly Fault[]
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
  const faults = [
    ...content.faults,
    ...regulationFaults(content),
    ...citationFaults(content, library),
    ...itemFaults(content),
    ...stemFaults(content),
    ...lessonFaults(content),
    ...policyFaults(content),
    ...examFaults(content, today),
  ]
  return { catalogue, faults: inOrder(faults), summary: summaryOf(catalogue, today) }
}
