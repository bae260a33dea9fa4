import { useTranslations } from 'use-intl'
import { Mark } from '../marks.tsx'

interface StandingProps {
  readonly of: {
    readonly status: 'in-force' | 'partly-superseded' | 'superseded'
    readonly force: 'in-force' | 'not-yet' | 'ended'
    readonly reported: boolean
  }
}

/** A document's standing today: by its dates, by what is known to have replaced it, and how it was checked. */
export function Standing({ of: { status, force, reported } }: StandingProps) {
  const t = useTranslations('learn')
  return (
    <>
      {force === 'in-force' ? (
        <Mark tone={status === 'in-force' ? 'good' : 'warn'}>{t(`status.${status}`)}</Mark>
      ) : (
        <Mark tone={force === 'not-yet' ? 'warn' : 'seal'}>{t(`force.${force}`)}</Mark>
      )}
      {reported && <Mark tone="warn">{t('toBeChecked')}</Mark>}
    </>
  )
}
