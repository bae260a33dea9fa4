import { useLocale, useTranslations } from 'use-intl'
import type { AccommodationState } from '#app/domain/exam/accommodation.ts'
import { Facts, Mark, When } from '../marks.tsx'

export interface ShownAccommodation {
  readonly state: AccommodationState
  readonly inForce: boolean
  readonly association: { readonly name: string; readonly nameEn: string }
  readonly askedAt: string
  readonly askedPercent: number
  readonly reason: string
  readonly uploadId: string | null
  readonly percent: number | null
  readonly validFrom: string | null
  readonly validUntil: string | null
  readonly decidedAt: string | null
  readonly decision: string | null
}

const TONE = { asked: 'warn', granted: 'good', refused: 'seal', withdrawn: 'plain', ended: 'plain' } as const

/** Where a request stands. */
export function AccommodationMark({ state, inForce }: Pick<ShownAccommodation, 'state' | 'inForce'>) {
  const t = useTranslations('accommodations')
  return <Mark tone={TONE[state]}>{state === 'granted' && inForce ? t('inForce') : t(`states.${state}`)}</Mark>
}

/** What was asked and what was decided. @param who the candidate's name and masked number, for officers */
export function AccommodationFacts({ of, who }: { of: ShownAccommodation; who?: { readonly candidate: string; readonly documentMasked: string } | undefined }) {
  const t = useTranslations('accommodations')
  const english = useLocale() === 'en'
  const percent = (value: number) => <span className="num">{t('percentValue', { percent: value })}</span>
  return (
    <Facts of={[
      ...(who ? [[t('facts.candidate'), who.candidate] as const, [t('facts.document'), <span className="num" key="document">{who.documentMasked}</span>] as const] : []),
      [t('facts.state'), <AccommodationMark key="state" state={of.state} inForce={of.inForce} />],
      [t('facts.association'), english ? of.association.nameEn : of.association.name],
      [t('facts.askedAt'), <When key="at" at={of.askedAt} zone />],
      [t('facts.asked'), percent(of.askedPercent)],
      [t('facts.reason'), of.reason],
      ...(of.uploadId ? [[t('facts.evidence'), <a key="file" href={`/evidence/${of.uploadId}`}>{t('open')}</a>] as const] : []),
      ...(of.percent !== null ? [[t('facts.granted'), percent(of.percent)] as const] : []),
      ...(of.validFrom && of.validUntil ? [[t('facts.valid'), <span className="num" key="valid">{t('validValue', { from: of.validFrom, until: of.validUntil })}</span>] as const] : []),
      ...(of.decidedAt ? [[t('facts.decidedAt'), <When key="decided" at={of.decidedAt} zone />] as const] : []),
      ...(of.decision ? [[t('facts.decision'), of.decision] as const] : []),
    ]} />
  )
}
