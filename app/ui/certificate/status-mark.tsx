import { useTranslations } from 'use-intl'
import type { Verdict } from '#app/domain/certificate/certificate.ts'
import { Mark } from '#app/ui/marks.tsx'

const TONE = {
  valid: 'good',
  'not-yet-valid': 'plain',
  expired: 'warn',
  suspended: 'warn',
  revoked: 'seal',
  withdrawn: 'plain',
} as const

/** The state of a certificate in a list. */
export function StatusMark({ verdict }: { verdict: Verdict }) {
  const t = useTranslations('status.verdict')
  return <Mark tone={TONE[verdict]}>{t(verdict)}</Mark>
}
