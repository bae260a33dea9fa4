// Violations and reviews: every ground has an effect, the scale of effects only rises, no two versions begin on one day.

import { repeated } from '#app/content/checks/repeated.ts'
import type { Content, Policies } from '#app/content/read.ts'
import { faultAt, type Fault } from '#app/content/source.ts'

export const caseFaults = ({ policies }: Content): Fault[] => [...violationFaults(policies), ...versionFaults(policies)]

function versionFaults({ violations, review }: Policies): Fault[] {
  return [violations, review].flatMap((found) => {
    if (!found) return []
    const days = found.value.versions.map(({ effectiveFrom }) => effectiveFrom)
    return repeated(days).map((i) =>
      faultAt(found.origin, ['versions', i, 'effectiveFrom'], `two versions begin on ${days[i]}`),
    )
  })
}

function violationFaults({ violations }: Policies): Fault[] {
  if (!violations) return []
  const { origin, value } = violations
  return value.versions.flatMap(({ effects, grounds }, v) => {
    const at = ['versions', v]
    const [first] = effects
    const weight = ({ voids, record }: (typeof effects)[number]) =>
      (voids ? 1000 : 0) + (record === null ? 0 : (record.years ?? 999))
    return [
      ...repeated(effects.map(({ id }) => id)).map((i) =>
        faultAt(origin, [...at, 'effects', i, 'id'], `effect ${effects[i]?.id} stands twice`),
      ),
      ...repeated(grounds.map(({ id }) => id)).map((i) =>
        faultAt(origin, [...at, 'grounds', i, 'id'], `ground ${grounds[i]?.id} stands twice`),
      ),
      ...(first && weight(first) > 0
        ? [faultAt(origin, [...at, 'effects', 0, 'id'], 'the first effect is for a case in which nothing was found: it voids nothing and records nothing')]
        : []),
      ...effects.flatMap((effect, i) => {
        const before = effects[i - 1]
        return before && i > 1 && weight(effect) < weight(before)
          ? [faultAt(origin, [...at, 'effects', i, 'id'], `effect ${effect.id} is milder than the one before it`)]
          : []
      }),
      ...grounds.flatMap(({ effect }, i) => {
        const path = [...at, 'grounds', i, 'effect']
        if (!effects.some(({ id }) => id === effect)) return [faultAt(origin, path, `there is no effect ${effect}`)]
        return effect === first?.id
          ? [faultAt(origin, path, `a ground carries an effect: ${effect} is for a case in which none was found`)]
          : []
      }),
    ]
  })
}
