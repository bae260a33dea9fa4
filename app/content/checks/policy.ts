// Policies: weights, regions, certificate wording, titles, staffing rules that do not overlap.

import { repeated } from '#app/content/checks/repeated.ts'
import type { Content } from '#app/content/read.ts'
import { faultAt, type Fault } from '#app/content/source.ts'

/** The national node, 31 provinces and 新疆生产建设兵团. */
const REGIONS = 33
/** What association certificates may not say (outside a registered name). */
const FORBIDDEN = ['中华人民共和国', '中国', '中华', '国家', '全国', '职业资格', '人员资格']

export function policyFaults(content: Content): Fault[] {
  return [
    ...topicFaults(content),
    ...regionFaults(content),
    ...certificateFaults(content),
    ...titleFaults(content),
    ...staffingFaults(content),
  ]
}

function topicFaults({ policies: { topics } }: Content): Fault[] {
  if (!topics) return []
  const list = topics.value.topics
  const sum = list.reduce((s, t) => s + t.weight, 0)
  const weights = sum === 100 ? [] : [faultAt(topics.origin, ['topics'], `the weights sum to ${sum}, not 100`)]
  return [
    ...weights,
    ...repeated(list.map((t) => t.id)).map((i) =>
      faultAt(topics.origin, ['topics', i, 'id'], 'this topic stands twice'),
    ),
    ...repeated(list.map((t) => t.order)).map((i) =>
      faultAt(topics.origin, ['topics', i, 'order'], 'this order stands twice'),
    ),
  ]
}

function regionFaults({ policies: { regions } }: Content): Fault[] {
  if (!regions) return []
  const list = regions.value.regions
  const number =
    list.length === REGIONS ? [] : [faultAt(regions.origin, ['regions'], `${list.length} regions, not ${REGIONS}`)]
  return [
    ...number,
    ...repeated(list.map((r) => r.code)).map((i) =>
      faultAt(regions.origin, ['regions', i, 'code'], `code ${list[i]?.code} stands twice`),
    ),
    ...repeated(list.map((r) => r.name)).map((i) =>
      faultAt(regions.origin, ['regions', i, 'name'], `${list[i]?.name} stands twice`),
    ),
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
    ...missing.map((word) =>
      faultAt(certificate.origin, ['forbiddenWords'], `${word} is missing from the forbidden words`),
    ),
  ]
}

function titleFaults({ policies: { titles } }: Content): Fault[] {
  if (!titles) return []
  const { series } = titles.value
  return [
    ...repeated(series.map((s) => s.id)).map((i) =>
      faultAt(titles.origin, ['series', i, 'id'], 'this series stands twice'),
    ),
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
    if (overlaps)
      faults.push(faultAt(staffing.origin, ['rules', i, 'id'], `rule ${rule.id} stands twice for the same time`))
  })
  return faults
}
