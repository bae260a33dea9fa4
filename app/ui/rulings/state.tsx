import { useTranslations } from 'use-intl'
import { Mark } from '../marks.tsx'

const TONE = { proposed: 'warn', applying: 'warn', applied: 'good', refused: 'plain', withdrawn: 'plain' } as const

/** Where a ruling stands. */
export function RulingMark({ state }: { state: keyof typeof TONE }) {
  const t = useTranslations('rulings.states')
  return <Mark tone={TONE[state]}>{t(state)}</Mark>
}
