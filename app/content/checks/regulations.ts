// Documents: ids that are unique and dates that run forwards.

import { repeated } from '#app/content/checks/repeated.ts'
import type { Content } from '#app/content/read.ts'
import { faultAt, type Fault } from '#app/content/source.ts'

export function regulationFaults(content: Content): Fault[] {
  const faults: Fault[] = []
  for (const i of repeated(content.regulations.map((r) => r.value.id))) {
    const found = content.regulations[i]
    if (found) faults.push(faultAt(found.origin, ['id'], `document id ${found.value.id} is used twice`))
  }
  for (const { value, origin } of content.regulations) {
    if (value.effectiveTo !== null && value.effectiveTo < value.effectiveFrom)
      faults.push(faultAt(origin, ['effectiveTo'], 'ends before it begins'))
    if (value.status === 'superseded' && value.effectiveTo === null)
      faults.push(faultAt(origin, ['status'], 'a superseded document has a last day: effectiveTo'))
    for (const i of repeated(value.articles.map((a) => a.id)))
      faults.push(faultAt(origin, ['articles', i, 'id'], `article id ${value.articles[i]?.id} is used twice`))
    value.articles.forEach(({ effectiveFrom, effectiveTo }, i) => {
      if (effectiveTo !== null && effectiveTo < (effectiveFrom ?? value.effectiveFrom))
        faults.push(faultAt(origin, ['articles', i, 'effectiveTo'], 'ends before it begins'))
    })
  }
  return faults
}
