import { useFormatter, useTranslations } from 'use-intl'
import { useTitle } from '../lesson/named.tsx'

export interface Strength {
  readonly topic: string
  readonly title: string
  readonly titleEn: string
  readonly questions: number
  readonly answered: number
  readonly firstRight: number
  readonly remembered: number | null
  readonly due: number
}

/** Hundredths of a per cent as the reader's language writes whole per cents. */
export function usePercent(): (hundredths: number) => string {
  const format = useFormatter()
  return (hundredths) => format.number(hundredths / 10_000, { style: 'percent', maximumFractionDigits: 0 })
}

/** A share as a bar; the words beside it say it. */
function Share({ of: hundredths }: { of: number }) {
  return (
    <span className="bar block mt-1" style={{ height: '.4rem', minWidth: '6rem' }} aria-hidden="true">
      <i className={hundredths < 6000 ? 'low' : undefined} style={{ width: `${hundredths / 100}%` }} />
    </span>
  )
}

/** Topic by topic: how much was answered, how much of it rightly the first time, and what is likely remembered today. */
export function Strengths({ of: strengths }: { of: readonly Strength[] }) {
  const t = useTranslations('recall.readiness')
  const title = useTitle()
  const percent = usePercent()
  return (
    <table className="lists">
      <thead>
        <tr>
          <th scope="col">{t('topic')}</th>
          <th scope="col">{t('answered')}</th>
          <th scope="col">{t('first')}</th>
          <th scope="col">{t('remembered')}</th>
          <th scope="col">{t('due')}</th>
        </tr>
      </thead>
      <tbody>
        {strengths.map((topic) => {
          const { answered, firstRight, remembered } = topic
          const first = answered === 0 ? null : Math.round((firstRight / answered) * 10_000)
          return (
            <tr key={topic.topic}>
              <td data-label={t('topic')}>{title(topic)}</td>
              <td data-label={t('answered')} className="num">
                {t('of', { some: answered, all: topic.questions })}
              </td>
              <td data-label={t('first')} className="num">
                {first === null ? (
                  t('none')
                ) : (
                  <span>
                    {t('share', { share: percent(first), some: firstRight, all: answered })}
                    <Share of={first} />
                  </span>
                )}
              </td>
              <td data-label={t('remembered')} className="num">
                {remembered === null ? (
                  t('none')
                ) : (
                  <span>
                    {percent(remembered)}
                    <Share of={remembered} />
                  </span>
                )}
              </td>
              <td data-label={t('due')} className="num">
                {t('dueCount', { due: topic.due })}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
