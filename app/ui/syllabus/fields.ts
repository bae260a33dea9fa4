// A syllabus as a form's text and back. The inputs bear the names of the syllabus's fields.

import { KINDS, KINDS_OF_PARTS, LEVELS } from '#app/domain/exam/kinds.ts'
import type { SyllabusBody } from '#app/domain/exam/syllabus.ts'
import { type SyllabusFault, type SyllabusField, valuesOf } from '#app/domain/exam/syllabus-fields.ts'

export interface Names {
  readonly topics: readonly { readonly id: string; readonly title: string; readonly titleEn: string }[]
  readonly modules: readonly { readonly id: string; readonly title: string; readonly titleEn: string; readonly hoursTenths: number }[]
}
export type Typed = Readonly<Record<string, string>>

/** In how many parts of the unit that people write a value is kept: hours in tenths, per cent and marks in hundredths. */
export const scaleOf = (field: SyllabusField): 1 | 10 | 100 =>
  field === 'hours' ? 10 : field === 'cut' || field.startsWith('floor') || field.startsWith('marks.') ? 100 : 1

export const typedOf = (body: SyllabusBody): Typed =>
  Object.fromEntries(
    [...valuesOf(body)].flatMap(([field, value]) =>
      value === false ? [] : [[field, value === true ? 'on' : String(value / scaleOf(field))]],
    ),
  )

/** The number that somebody wrote, in the parts it is kept in; an empty input is none at all: 0. */
export function numberIn(typed: Typed, field: SyllabusField): number | undefined {
  const text = typed[field]?.trim() ?? ''
  if (!/^(\d{1,6}(\.\d{1,2})?)?$/.test(text)) return undefined
  const value = Number(text) * scaleOf(field)
  return Math.abs(value - Math.round(value)) < 1e-6 ? Math.round(value) : undefined
}

/** The syllabus that was written, and what could not be read as a number (taken for 0, and told as a fault). */
export function bodyIn(typed: Typed, { topics, modules }: Names): { body: SyllabusBody; unread: readonly SyllabusFault[] } {
  const unread: SyllabusFault[] = []
  const number = (field: SyllabusField): number => {
    const value = numberIn(typed, field)
    if (value === undefined) unread.push({ field, fault: 'unread' })
    return value ?? 0
  }
  const weighed = topics.map(({ id }) => ({ topic: id, weight: number(`weight.${id}`) }))
  const cells = topics.map(({ id }) => ({
    topic: id,
    recall: number(`recall.${id}`),
    application: number(`application.${id}`),
    judgement: number(`judgement.${id}`),
  }))
  const each = (of: 'kind' | 'marks') =>
    Object.fromEntries(KINDS.map((kind) => [kind, number(`${of}.${kind}`)])) as Record<(typeof KINDS)[number], number>
  const floors = topics.map(({ id }) => ({ topic: id, percentHundredths: number(`floor.${id}`) })).filter((f) => f.percentHundredths !== 0)
  const parts = KINDS_OF_PARTS.filter((kind) => typed[`parts.${kind}`] === 'on')
  const body: SyllabusBody = {
    topics: weighed.filter(({ weight }) => weight !== 0),
    requiredModules: modules.filter(({ id }) => typed[`module.${id}`] === 'on').map(({ id }) => id),
    requiredHoursTenths: number('hours'),
    hoursEnforced: typed.enforced === 'on',
    exam: {
      minutes: number('minutes'),
      cutHundredths: number('cut'),
      attempts: number('attempts'),
      waitDays: number('wait'),
      marks: each('marks'),
      blueprint: cells.filter((row) => LEVELS.some((level) => row[level] !== 0)),
      kinds: each('kind'),
      maxCases: number('cases'),
      ...(parts.length > 0 ? { credit: Object.fromEntries(parts.map((kind) => [kind, 'per-part' as const])) } : {}),
      ...(floors.length > 0 ? { floors } : {}),
    },
  }
  return { body, unread }
}
