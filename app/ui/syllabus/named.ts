import { useTranslations } from 'use-intl'
import { KINDS, LEVELS } from '#app/domain/exam/kinds.ts'
import type { SyllabusFault, SyllabusField } from '#app/domain/exam/syllabus-fields.ts'
import { useTitle } from '../lesson/named.tsx'
import { type Names, scaleOf } from './fields.ts'

const WHOLE = ['weight', 'weights', 'cells', 'kind', 'kinds', 'marks', 'module', 'modules', 'hours', 'enforced', 'minutes', 'cut', 'attempts', 'wait', 'cases', 'floor', 'parts'] as const
const among = <T extends string>(list: readonly T[], text: string): T | undefined => list.find((one) => one === text)

/** A field of a syllabus in words: what it is, and of which topic, kind or module. */
export function useFieldName({ topics, modules }: Names): (field: SyllabusField) => string {
  const t = useTranslations('syllabus')
  const title = useTitle()
  return (field) => {
    const dot = field.indexOf('.')
    const [of, id] = dot < 0 ? [field, ''] : [field.slice(0, dot), field.slice(dot + 1)]
    const [level, kind, whole] = [among(LEVELS, of), among(KINDS, id), among(WHOLE, of)]
    const named = topics.find((one) => one.id === id) ?? modules.find((one) => one.id === id)
    const thing = kind ? t(`kinds.${kind}`) : named ? title(named) : id
    const name = level ? t(`levels.${level}`) : whole ? t(`fields.${whole}`) : of
    return thing ? t('fields.of', { field: name, thing }) : name
  }
}

/** The sentence of a fault, in the unit that people write. */
export function useFaultSentence(): (fault: SyllabusFault) => string {
  const t = useTranslations('syllabus.faults')
  return ({ field, fault, facts = {} }) => {
    const scaled = fault === 'range' ? Object.fromEntries(Object.entries(facts).map(([name, n]) => [name, n / scaleOf(field)])) : facts
    return t(fault, scaled as never)
  }
}
