// Policies: weights, regions, certificate wording, rules that do not overlap, blueprints that the bank can fill.

import { blueprintOf, itemsOf } from '#app/content/catalogue.ts'
import { repeated } from '#app/content/checks/repeated.ts'
import type { Content } from '#app/content/read.ts'
import { faultAt, type Fault, type Path } from '#app/content/source.ts'
import { lengthOf } from '#app/domain/exam/blueprint.ts'
import { assemble } from '#app/domain/exam/form.ts'
import { inForceOn, type ItemVersion, LEVELS } from '#app/domain/exam/item.ts'
import { drawFrom } from '#app/domain/draw.ts'
import type { Day } from '#app/domain/instant.ts'

/** The national node, 31 provinces and 新疆生产建设兵团. */
const REGIONS = 33
/** For every item that a form needs, the bank holds at least this many. */
const RESERVE = 2
/** What association certificates may not say (outside a registered name). */
const FORBIDDEN = ['中华人民共和国', '中国', '中华', '国家', '全国', '职业资格', '人员资格']

/** @param today the day on which the bank must fill the blueprints; a later policy is tried on its first day */
export function policyFaults(content: Content, today: Day): Fault[] {
  return [
    ...topicFaults(content),
    ...regionFaults(content),
    ...certificateFaults(content),
    ...titleFaults(content),
    ...staffingFaults(content),
    ...examFaults(content, today),
  ]
}

function topicFaults({ policies: { topics } }: Content): Fault[] {
  if (!topics) return []
  const list = topics.value.topics
  const sum = list.reduce((s, t) => s + t.weight, 0)
  const weights = sum === 100 ? [] : [faultAt(topics.origin, ['topics'], `the weights sum to ${sum}, not 100`)]
  return [
    ...weights,
    ...repeated(list.map((t) => t.id)).map((i) => faultAt(topics.origin, ['topics', i, 'id'], 'this topic stands twice')),
    ...repeated(list.map((t) => t.order)).map((i) => faultAt(topics.origin, ['topics', i, 'order'], 'this order stands twice')),
  ]
}

function regionFaults({ policies: { regions } }: Content): Fault[] {
  if (!regions) return []
  const list = regions.value.regions
  const number = list.length === REGIONS ? [] : [faultAt(regions.origin, ['regions'], `${list.length} regions, not ${REGIONS}`)]
  return [
    ...number,
    ...repeated(list.map((r) => r.code)).map((i) => faultAt(regions.origin, ['regions', i, 'code'], `code ${list[i]?.code} stands twice`)),
    ...repeated(list.map((r) => r.name)).map((i) => faultAt(regions.origin, ['regions', i, 'name'], `${list[i]?.name} stands twice`)),
  ]
}

function certificateFaults({ policies: { certificate } }: Content): Fault[] {
  if (!certificate) return []
  const { title, forbiddenWords } = certificate.value
  const missing = FORBIDDEN.filter((word) => !forbiddenWords.includes(word))
  return [
    ...[...new Set([...FORBIDDEN, ...forbiddenWords])]
      .filter((word) => title.includes(word))
      .map((word) => faultAt(certificate.origin, ['title'], `a certificate may not say ${word}`)),
    ...missing.map((word) => faultAt(certificate.origin, ['forbiddenWords'], `${word} is missing from the forbidden words`)),
  ]
}

function titleFaults({ policies: { titles } }: Content): Fault[] {
  if (!titles) return []
  const { series } = titles.value
  return [
    ...repeated(series.map((s) => s.id)).map((i) => faultAt(titles.origin, ['series', i, 'id'], 'this series stands twice')),
    ...series.flatMap((s, i) =>
      repeated(s.titles.map((t) => t.name)).map((j) =>
        faultAt(titles.origin, ['series', i, 'titles', j, 'name'], `${s.titles[j]?.name} stands twice in its series`),
      ),
    ),
  ]
}

/** A rule may stand more than once, for times that do not overlap. */
function staffingFaults({ policies: { staffing } }: Content): Fault[] {
  if (!staffing) return []
  const { rules } = staffing.value
  const faults: Fault[] = []
  rules.forEach((rule, i) => {
    if (rule.effectiveTo !== null && rule.effectiveTo < rule.effectiveFrom)
      faults.push(faultAt(staffing.origin, ['rules', i, 'effectiveTo'], 'ends before it begins'))
    const overlaps = rules
      .slice(0, i)
      .some(
        (other) =>
          other.id === rule.id &&
          (other.effectiveTo === null || rule.effectiveFrom <= other.effectiveTo) &&
          (rule.effectiveTo === null || other.effectiveFrom <= rule.effectiveTo),
      )
    if (overlaps) faults.push(faultAt(staffing.origin, ['rules', i, 'id'], `rule ${rule.id} stands twice for the same time`))
  })
  return faults
}

function examFaults(content: Content, today: Day): Fault[] {
  const bank = content.items.flatMap(itemsOf).map((i) => i.version)
  const topics = content.policies.topics?.value.topics.map((t) => t.id)
  const twice = repeated(content.exams.map((e) => e.value.id)).flatMap((i) => {
    const found = content.exams[i]
    return found ? [faultAt(found.origin, ['id'], `exam id ${found.value.id} is used twice`)] : []
  })
  const each = content.exams.flatMap((found) => {
    const { value, origin } = found
    const at = (path: Path, what: string) => faultAt(origin, path, what)
    const on = value.effectiveFrom > today ? value.effectiveFrom : today
    const usable = usableOn(on, bank, value.kinds, value.maxCases)
    const faults = repeated(value.blueprint.map((r) => r.topic)).map((i) => at(['blueprint', i], 'this topic stands twice'))
    value.blueprint.forEach((row, i) => {
      if (topics && !topics.includes(row.topic)) faults.push(at(['blueprint', i], `there is no topic ${row.topic}`))
      for (const level of LEVELS) {
        const have = usable.filter((v) => v.topic === row.topic && v.level === level).length
        const want = row[level] * RESERVE
        if (have < want)
          faults.push(at(['blueprint', i, level], `${row.topic} ${level}: ${have} items in force on ${on}, at least ${want} needed`))
      }
    })
    if (lengthOf(blueprintOf(value)) === 0) return [...faults, at(['blueprint'], 'the form is empty')]
    const form = assemble(blueprintOf(value), usable, drawFrom('content check'))
    if (form.ok) return faults
    const why = Object.entries(form.detail ?? {}).map(([k, v]) => `${k} ${Array.isArray(v) ? v.join(' ') : v}`)
    return [...faults, at([value.kinds ? 'kinds' : 'blueprint'], `no form can be made of the bank on ${on}: ${why.join('; ')}`)]
  })
  return [...twice, ...each]
}

/** The items that may stand on a form: in force, of a kind that is asked for, in a case set only if one may be. */
function usableOn(on: Day, bank: readonly ItemVersion[], kinds: object | undefined, maxCases: number): ItemVersion[] {
  return inForceOn(bank, on).filter((v) => (!kinds || v.kind in kinds) && (maxCases > 0 || !v.group))
}
