// Items and the articles they rest on, over the whole time of the item: what was in force on its first day may end before
// the item does.

import { forceOf, itemsOf } from '#app/content/catalogue.ts'
import type { Library } from '#app/content/checks/citations.ts'
import type { Content } from '#app/content/read.ts'
import { faultAt, type Fault, type Path } from '#app/content/source.ts'
import { type Day, inForce } from '#app/domain/instant.ts'

/** @param today an article that ended before it makes a fault, one that will end a note */
export function dateFaults(
  content: Content,
  library: Library,
  today: Day,
): { readonly faults: Fault[]; readonly notes: Fault[] } {
  const [faults, notes]: [Fault[], Fault[]] = [[], []]
  for (const found of content.items)
    itemsOf(found).forEach(({ version }, part) => {
      const { effectiveFrom, effectiveTo, articles, itemId } = version
      articles.forEach((citation, i) => {
        const cited = library.find(citation)
        const { from, to } = cited ? forceOf(cited.regulation, cited.article) : { from: effectiveFrom, to: null }
        // An item that cited it too early is the citations' matter.
        if (to === null || !inForce(effectiveFrom, from, to) || (effectiveTo !== null && effectiveTo <= to)) return
        const path: Path = [...found.path, ...(found.value.kind === 'case' ? ['parts', part] : []), 'articles', i]
        const what = `${itemId} outlives ${citation.document} ${citation.article}, which ends on ${to}: give it effectiveTo`
        const over = to < today && inForce(today, effectiveFrom, effectiveTo)
        ;(over ? faults : notes).push(faultAt(found.origin, path, what))
      })
    })
  return { faults, notes }
}
