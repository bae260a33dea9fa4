// The classes of micro-dramas: amounts that fit their classes, dates that run forwards, sources of the same time.

import { forceOf } from '#app/content/catalogue.ts'
import type { Library } from '#app/content/checks/citations.ts'
import { repeated } from '#app/content/checks/repeated.ts'
import type { Content } from '#app/content/read.ts'
import { faultAt, type Fault, type Path } from '#app/content/source.ts'

export function microDramaFaults({ policies: { microDrama } }: Content, library: Library): Fault[] {
  if (!microDrama) return []
  const { value, origin } = microDrama
  const faults: Fault[] = []
  const wrong = (path: Path, what: string) => faults.push(faultAt(origin, ['versions', ...path], what))
  const { versions } = value
  for (const i of repeated(versions.map((v) => v.id))) wrong([i, 'id'], `version ${versions[i]?.id} stands twice`)
  versions.forEach((version, i) => {
    const { effectiveFrom, effectiveTo, makings, amounts, classes, sources } = version
    if (effectiveTo !== null && effectiveTo < effectiveFrom) wrong([i, 'effectiveTo'], 'ends before it begins')
    const same = versions
      .slice(0, i)
      .some((v) => v.effectiveFrom === effectiveFrom && v.makings.some((m) => makings.includes(m)))
    if (same) wrong([i, 'effectiveFrom'], 'another version for works so made begins on the same day')
    if (classes.length !== (amounts ? 3 : 2))
      wrong([i, 'classes'], amounts ? 'two amounts divide three classes' : 'without amounts there are two classes')
    for (const making of ['live', 'ai'] as const) {
      const given = amounts?.[making]
      if (amounts && makings.includes(making) !== Boolean(given))
        wrong([i, 'amounts'], `amounts for ${making} do not fit the makings`)
      if (given && given.middle >= given.top) wrong([i, 'amounts', making], 'the middle class begins below the top one')
    }
    sources.forEach((source, j) => {
      const at = [i, 'sources', j]
      const unknown = library.wrong(source, null)
      if (unknown) wrong(at, unknown)
      const found = library.find(source)
      if (!found) return
      // A notice may have been published after the day from which it is reported to hold: sharing a day is enough.
      const { from, to } = forceOf(found.regulation, found.article)
      if ((to !== null && to < effectiveFrom) || (effectiveTo !== null && effectiveTo < from))
        wrong(at, `${source.document} ${source.article} was in force on no day of this version`)
    })
  })
  return faults
}
