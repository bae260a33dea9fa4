import { useTranslations } from 'use-intl'
import type { SyllabusState } from '#app/domain/exam/syllabus.ts'
import { Mark } from '../marks.tsx'

const TONE = { waiting: 'warn', returned: 'plain', withdrawn: 'plain', coming: 'warn', 'in-force': 'good', past: 'plain', overtaken: 'plain' } as const

export function StateMark({ state }: { state: SyllabusState }) {
  const t = useTranslations('syllabus.states')
  return <Mark tone={TONE[state]}>{t(state)}</Mark>
}
