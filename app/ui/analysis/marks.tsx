import { useTranslations } from 'use-intl'
import type { Guard } from '#app/domain/analysis/guard.ts'
import type { Verdict } from '#app/domain/analysis/verdict.ts'
import { Mark } from '../marks.tsx'

/** On every page and every print of a simulated sitting. */
export function SimulatedNote() {
  const t = useTranslations('analysis')
  return (
    <p className="notice warn" role="note">
      <strong>{t('simulated')}</strong> {t('simulatedLead')}
    </p>
  )
}

/** What so many candidates allow to be said. */
export function GuardNote({ guard }: { guard: Guard }) {
  const t = useTranslations('analysis')
  return guard === 'stable' ? (
    <p className="note">{t('guards.stable')}</p>
  ) : (
    <p className="notice warn">{t(`guards.${guard}`)}</p>
  )
}

const TONE = { keep: 'good', revise: 'warn', retire: 'seal', 'too-few': 'plain' } as const

export function VerdictMark({ verdict }: { verdict: Verdict['verdict'] }) {
  const t = useTranslations('analysis')
  return <Mark tone={TONE[verdict]}>{t(`verdicts.${verdict}`)}</Mark>
}
