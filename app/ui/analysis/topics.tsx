import { Link } from '@remix-run/react'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { useTitle } from '../lesson/named.tsx'
import { useFigures } from './numbers.ts'

interface TopicShown {
  readonly topic: string
  readonly title: string
  readonly titleEn: string
  readonly versions: number
  readonly answers: number
  readonly share: number
}

/** A bar for each topic in a table: the words and figures beside it say the same. */
export function TopicChart({ topics, cut, csv }: { readonly topics: readonly TopicShown[]; readonly cut: number; readonly csv: string }) {
  const t = useTranslations('analysis.charts')
  const { share, count } = useFigures()
  const titleOf = useTitle()
  const id = useId()
  if (topics.length === 0) return null
  return (
    <figure className="chart" aria-labelledby={id}>
      <h3 id={id}>{t('topics')}</h3>
      <p className="note">{t('topicsAbout', { cut: share(cut) })}</p>
      <table className="lists">
        <thead>
          <tr>
            <th scope="col">{t('topic')}</th>
            <th scope="col">{t('share')}</th>
            <th scope="col">{t('versions')}</th>
            <th scope="col">{t('answers')}</th>
          </tr>
        </thead>
        <tbody>
          {topics.map((topic) => (
            <tr key={topic.topic}>
              <td data-label={t('topic')}>{titleOf(topic)}</td>
              <td data-label={t('share')} className="num">
                <span className="share">
                  <span className="bar" aria-hidden="true">
                    <i className={topic.share < cut ? 'low' : undefined} style={{ width: `${(topic.share * 100).toFixed(1)}%` }} />
                    <u style={{ left: `${(cut * 100).toFixed(1)}%` }} />
                  </span>
                  {share(topic.share)}
                </span>
              </td>
              <td data-label={t('versions')} className="num">
                {count(topic.versions)}
              </td>
              <td data-label={t('answers')} className="num">
                {count(topic.answers)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="note noprint">
        <Link reloadDocument to={csv}>
          {t('csv')}
        </Link>
      </p>
    </figure>
  )
}
