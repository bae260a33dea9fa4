// Exam policies: forms of the bank in force can be made, with a reserve in every cell.

import { blueprintOf, type ExamPolicy, itemsOf } from '#app/content/catalogue.ts'
import { repeated } from '#app/content/checks/repeated.ts'
import type { Content } from '#app/content/read.ts'
import { faultAt, type Fault, type Path } from '#app/content/source.ts'
import { drawFrom } from '#app/domain/draw.ts'
import { lengthOf } from '#app/domain/exam/blueprint.ts'
import { assemble } from '#app/domain/exam/form.ts'
import { inForceOn, type ItemVersion, LEVELS } from '#app/domain/exam/item.ts'
import { addDays, type Day } from '#app/domain/instant.ts'

/** For every item that a form needs, the bank holds at least this many; fewer than `AMPLE` are told as a note. */
const RESERVE = 2
const AMPLE = 3
/** How far ahead forms are tried, on each day on which an item begins or ends. */
const AHEAD_DAYS = 366

/** @param today the day on which the bank must fill the blueprints; a later policy is tried on its first day */
export function examFaults(content: Content, today: Day): Fault[] {
  const bank = content.items.flatMap(itemsOf).map((i) => i.version)
  const topics = content.policies.topics?.value.topics.map((t) => t.id)
  const twice = repeated(content.exams.map((e) => e.value.id)).flatMap((i) => {
    const found = content.exams[i]
    return found ? [faultAt(found.origin, ['id'], `exam id ${found.value.id} is used twice`)] : []
  })
  const each = content.exams.flatMap(({ value, origin }) => {
    const on = value.effectiveFrom > today ? value.effectiveFrom : today
    return wrongWith(value, usableOn(on, bank, value), topics, on).map((w) => faultAt(origin, w.path, w.what))
  })
  return [...twice, ...each]
}

/** Cells and kinds whose reserve is thin, and days ahead on which no form could be made any more. */
export function examNotes(content: Content, today: Day): Fault[] {
  const bank = content.items.flatMap(itemsOf).map((i) => i.version)
  return content.exams.flatMap(({ value, origin }) => {
    const on = value.effectiveFrom > today ? value.effectiveFrom : today
    const usable = usableOn(on, bank, value)
    const thin = (path: Path, what: string, have: number, want: number) =>
      have >= want * RESERVE && have < want * AMPLE ? [faultAt(origin, path, `${what}: ${have} items in force on ${on}, ${want * AMPLE} would be ample`)] : []
    const cells = value.blueprint.flatMap((row, i) =>
      LEVELS.flatMap((level) =>
        thin(['blueprint', i, level], `${row.topic} ${level}`, usable.filter((v) => v.topic === row.topic && v.level === level).length, row[level]),
      ),
    )
    const kinds = Object.entries(blueprintOf(value).kinds ?? {}).flatMap(([kind, want]) =>
      thin(['kinds', kind], kind, usable.filter((v) => v.kind === kind).length, want),
    )
    const broken = turningDays(bank, on).filter((day) => !assemble(blueprintOf(value), usableOn(day, bank, value), drawFrom('content check')).ok)
    return [...cells, ...kinds, ...broken.slice(0, 1).map((day) => faultAt(origin, ['blueprint'], `no form can be made of the bank from ${day} on`))]
  })
}

/** Days after `on`, within the time that is looked ahead, on which the bank in force changes. */
function turningDays(bank: readonly ItemVersion[], on: Day): Day[] {
  const days = bank.flatMap((v) => [v.effectiveFrom, ...(v.effectiveTo ? [addDays(v.effectiveTo, 1)] : [])])
  return [...new Set(days)].filter((day) => day > on && day <= addDays(on, AHEAD_DAYS)).sort()
}

function wrongWith(policy: ExamPolicy, usable: readonly ItemVersion[], topics: readonly string[] | undefined, on: Day) {
  const faults: { path: Path; what: string }[] = repeated(policy.blueprint.map((r) => r.topic)).map((i) => ({
    path: ['blueprint', i],
    what: 'this topic stands twice',
  }))
  policy.blueprint.forEach((row, i) => {
    if (topics && !topics.includes(row.topic))
      faults.push({ path: ['blueprint', i], what: `there is no topic ${row.topic}` })
    for (const level of LEVELS) {
      const have = usable.filter((v) => v.topic === row.topic && v.level === level).length
      const want = row[level] * RESERVE
      const what = `${row.topic} ${level}: ${have} items in force on ${on}, at least ${want} needed`
      if (have < want) faults.push({ path: ['blueprint', i, level], what })
    }
  })
  policy.floors?.forEach(({ topic }, i) => {
    if (!policy.blueprint.some((row) => row.topic === topic && LEVELS.some((level) => row[level] > 0)))
      faults.push({ path: ['floors', i], what: `no item of the form asks about ${topic}` })
  })
  if (lengthOf(blueprintOf(policy)) === 0) return [...faults, { path: ['blueprint'], what: 'the form is empty' }]
  const form = assemble(blueprintOf(policy), usable, drawFrom('content check'))
  if (form.ok) return faults
  const why = Object.entries(form.detail ?? {}).map(
    ([name, value]) => `${name} ${Array.isArray(value) ? value.join(' ') : value}`,
  )
  const what = `no form can be made of the bank on ${on}: ${why.join('; ')}`
  return [...faults, { path: [policy.kinds ? 'kinds' : 'blueprint'], what }]
}

/**
 * The items that may stand on a form: in force, of a kind that is asked for, of a case set only if one may stand.
 * A case set stands whole, so one part that may not stand keeps out the others.
 */
function usableOn(on: Day, bank: readonly ItemVersion[], policy: ExamPolicy): ItemVersion[] {
  const { kinds } = blueprintOf(policy)
  const fit = inForceOn(bank, on).filter((v) => !kinds || (kinds[v.kind] ?? 0) > 0)
  const parts = (id: string) => fit.filter((v) => v.group?.id === id).length
  return fit.filter(({ group }) => !group || (policy.maxCases > 0 && parts(group.id) === group.of))
}
