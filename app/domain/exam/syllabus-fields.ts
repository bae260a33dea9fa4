// The values of a syllabus by name: what a form calls its inputs, a fault its place and a difference its line.

import { lengthOf } from './blueprint.ts'
import { CREDITS, KINDS, KINDS_OF_PARTS, LEVELS } from './kinds.ts'
import { blueprintIn, type SyllabusBody } from './syllabus.ts'

/**
 * `weight.<topic>`, `<level>.<topic>`, `floor.<topic>`, `kind.<kind>`, `marks.<kind>`, `parts.<kind>` (credit by part),
 * `module.<module>`; `hours`, `enforced`, `minutes`, `cut`, `attempts`, `wait`, `cases`. Faults also name a whole: `weights`, `cells`, `cells.<topic>`, `kinds`, `modules`.
 */
export type SyllabusField = string

/** What belongs to the syllabus's world: topics, and modules with the hours that their lessons take. */
export type SyllabusScope = {
  readonly topics: readonly string[]
  readonly modules: readonly { readonly id: string; readonly topic: string; readonly hoursTenths: number }[]
}

/** All values of a syllabus by field, in the order of a page. Hours in tenths, cut and marks in whole hundredths. */
export function valuesOf(body: SyllabusBody): ReadonlyMap<SyllabusField, number | boolean> {
  const { exam } = body
  return new Map<SyllabusField, number | boolean>([
    ...body.topics.map(({ topic, weight }) => [`weight.${topic}`, weight] as const),
    ...exam.blueprint.flatMap((row) => LEVELS.map((level) => [`${level}.${row.topic}`, row[level]] as const)),
    ...KINDS.flatMap((kind) => (exam.kinds ? [[`kind.${kind}`, exam.kinds[kind] ?? 0] as const] : [])),
    ...KINDS.map((kind) => [`marks.${kind}`, exam.marks[kind]] as const),
    ...KINDS_OF_PARTS.flatMap((kind) => (exam.credit?.[kind] === 'per-part' ? [[`parts.${kind}`, true] as const] : [])),
    ...(exam.floors ?? []).map(({ topic, percentHundredths }) => [`floor.${topic}`, percentHundredths] as const),
    ['cases', exam.maxCases],
    ['minutes', exam.minutes],
    ['cut', exam.cutHundredths],
    ['attempts', exam.attempts],
    ['wait', exam.waitDays],
    ...body.requiredModules.map((module) => [`module.${module}`, true] as const),
    ['hours', body.requiredHoursTenths],
    ['enforced', body.hoursEnforced],
  ])
}

export type SyllabusDifference = {
  readonly field: SyllabusField
  /** Null: it is not there. */
  readonly before: number | boolean | null
  readonly after: number | boolean | null
}

/** Field by field what another version changes, in the order of `valuesOf`. A topic without items counts as none. */
export function differences(before: SyllabusBody, after: SyllabusBody): SyllabusDifference[] {
  const [old, now] = [valuesOf(before), valuesOf(after)]
  return [...new Set([...now.keys(), ...old.keys()])]
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }))
    .filter((d) => (d.before || 0) !== (d.after || 0))
}

/** A fault of a draft: where, what, and the figures of its sentence. */
export type SyllabusFault = {
  readonly field: SyllabusField
  readonly fault: SyllabusFaultCode
  readonly facts?: Readonly<Record<string, number>>
}
export type SyllabusFaultCode =
  | 'unread'
  | 'range'
  | 'unknown'
  | 'twice'
  | 'weights-sum'
  | 'without-weight'
  | 'length'
  | 'share'
  | 'kinds-sum'
  | 'none-required'
  | 'without-items'

/** How far a topic's part of the form may be from its weight: two percentage points, and always less than one item. */
export const SHARE_TOLERANCE_POINTS = 2

/** Smallest and largest value of a number. */
const RANGES = {
  weight: [1, 100],
  cell: [0, 100],
  kind: [0, 300],
  marks: [1, 10_000],
  cases: [0, 20],
  minutes: [5, 300],
  cut: [1, 10_000],
  floor: [1, 10_000],
  attempts: [1, 20],
  wait: [0, 365],
  hours: [0, 10_000],
  length: [5, 300],
} as const

const within = (value: number, [least, most]: readonly [number, number]): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= most

/**
 * What is wrong with a syllabus, each with its field; empty when it may be drafted.
 * Weights sum to 100; each topic's part of the form follows its weight (specifications follow the job analysis, NCCA 15
 * and 17) within `SHARE_TOLERANCE_POINTS`; kinds sum to the form's length.
 */
export function syllabusFaults(body: SyllabusBody, scope: SyllabusScope): SyllabusFault[] {
  return [...topicFaults(body, scope), ...blueprintFaults(body), ...examFaults(body), ...moduleFaults(body, scope)]
}

const inRange = (field: SyllabusField, value: number, range: readonly [number, number]): SyllabusFault[] =>
  within(value, range) ? [] : [{ field, fault: 'range', facts: { least: range[0], most: range[1] } }]

function topicFaults({ topics }: SyllabusBody, scope: SyllabusScope): SyllabusFault[] {
  const sum = topics.reduce((total, { weight }) => total + weight, 0)
  return [
    ...topics.flatMap(({ topic, weight }, i): SyllabusFault[] => {
      const field = `weight.${topic}`
      if (!scope.topics.includes(topic)) return [{ field, fault: 'unknown' }]
      if (topics.findIndex((t) => t.topic === topic) < i) return [{ field, fault: 'twice' }]
      return inRange(field, weight, RANGES.weight)
    }),
    ...(sum === 100 ? [] : [{ field: 'weights', fault: 'weights-sum', facts: { sum } } as const]),
  ]
}

function blueprintFaults(body: SyllabusBody): SyllabusFault[] {
  const { blueprint, kinds } = body.exam
  const length = lengthOf(blueprintIn('', body))
  const itemsOf = (topic: string) =>
    blueprint.filter((row) => row.topic === topic).reduce((n, row) => n + row.recall + row.application + row.judgement, 0)
  const faults = blueprint.flatMap((row, i): SyllabusFault[] => [
    ...LEVELS.flatMap((level) => inRange(`${level}.${row.topic}`, row[level], RANGES.cell)),
    ...(blueprint.findIndex((r) => r.topic === row.topic) < i
      ? [{ field: `cells.${row.topic}`, fault: 'twice' } as const]
      : []),
    ...(itemsOf(row.topic) > 0 && !body.topics.some(({ topic }) => topic === row.topic)
      ? [{ field: `cells.${row.topic}`, fault: 'without-weight' } as const]
      : []),
  ])
  if (!within(length, RANGES.length)) {
    const [least, most] = RANGES.length
    return [...faults, { field: 'cells', fault: 'length', facts: { length, least, most } }]
  }
  for (const { topic, weight } of body.topics) {
    const items = itemsOf(topic)
    // In hundredths of an item, so that nothing is rounded.
    if (Math.abs(100 * items - weight * length) > Math.max(SHARE_TOLERANCE_POINTS * length, 99))
      faults.push({ field: `cells.${topic}`, fault: 'share', facts: { items, length, weight, wanted: (weight * length) / 100, points: SHARE_TOLERANCE_POINTS } })
  }
  if (!kinds) return faults
  const sum = KINDS.reduce((total, kind) => total + (kinds[kind] ?? 0), 0)
  faults.push(...KINDS.flatMap((kind) => inRange(`kind.${kind}`, kinds[kind] ?? 0, RANGES.kind)))
  return sum === length ? faults : [...faults, { field: 'kinds', fault: 'kinds-sum', facts: { sum, length } }]
}

const examFaults = ({ exam }: SyllabusBody): SyllabusFault[] => [
  ...KINDS.flatMap((kind) => inRange(`marks.${kind}`, exam.marks[kind], RANGES.marks)),
  ...inRange('cases', exam.maxCases, RANGES.cases),
  ...inRange('minutes', exam.minutes, RANGES.minutes),
  ...inRange('cut', exam.cutHundredths, RANGES.cut),
  ...inRange('attempts', exam.attempts, RANGES.attempts),
  ...inRange('wait', exam.waitDays, RANGES.wait),
  ...(exam.floors ?? []).flatMap(({ topic, percentHundredths }, i, all): SyllabusFault[] => {
    const field = `floor.${topic}`
    if (all.findIndex((floor) => floor.topic === topic) < i) return [{ field, fault: 'twice' }]
    // Nobody could be held to a floor on a topic that the form does not ask about.
    if (!exam.blueprint.some((row) => row.topic === topic && LEVELS.some((level) => row[level] > 0)))
      return [{ field, fault: 'without-items' }]
    return inRange(field, percentHundredths, RANGES.floor)
  }),
  ...Object.entries(exam.credit ?? {}).flatMap(([kind, credit]): SyllabusFault[] =>
    KINDS.some((one) => one === kind) && CREDITS.some((one) => one === credit) ? [] : [{ field: `parts.${kind}`, fault: 'unknown' }],
  ),
]

function moduleFaults({ requiredModules, requiredHoursTenths }: SyllabusBody, scope: SyllabusScope): SyllabusFault[] {
  return [
    ...(requiredModules.length === 0 ? [{ field: 'modules', fault: 'none-required' } as const] : []),
    ...requiredModules.flatMap((id): SyllabusFault[] =>
      scope.modules.some((module) => module.id === id) ? [] : [{ field: `module.${id}`, fault: 'unknown' }],
    ),
    ...inRange('hours', requiredHoursTenths, RANGES.hours),
  ]
}

/** Topics that are examined though nobody is required to study them: no fault, but told (广发〔2012〕53号 四（二）). */
export const untaughtTopics = ({ topics, requiredModules }: SyllabusBody, { modules }: SyllabusScope): string[] =>
  topics.flatMap(({ topic }) =>
    modules.some((module) => module.topic === topic && requiredModules.includes(module.id)) ? [] : [topic],
  )

/**
 * The hours (in tenths) that the lessons of the required modules take, when hours are a condition for the exam and the
 * lessons take fewer: then nobody could study as much as is asked. Undefined when there is nothing to say.
 */
export function hoursLacking(body: SyllabusBody, { modules }: SyllabusScope): number | undefined {
  const taught = modules
    .filter(({ id }) => body.requiredModules.includes(id))
    .reduce((sum, { hoursTenths }) => sum + hoursTenths, 0)
  return body.hoursEnforced && taught < body.requiredHoursTenths ? taught : undefined
}
