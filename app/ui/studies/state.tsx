import { useTranslations } from 'use-intl'
import { Mark } from '../marks.tsx'

const TONE = { rating: 'warn', rated: 'warn', signed: 'good', abandoned: 'plain' } as const

/** Where a study stands. */
export function StudyMark({ state, round }: { state: keyof typeof TONE; round: number }) {
  const t = useTranslations('studies.states')
  return <Mark tone={TONE[state]}>{t(state, { round })}</Mark>
}
