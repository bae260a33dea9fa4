import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { Verdict } from '#app/domain/certificate/certificate.ts'
import type { PanelReason } from '#app/domain/staffing/panel.ts'
import { StatusMark } from '../certificate/status-mark.tsx'
import { Mark } from '../marks.tsx'

interface Shown {
  readonly satisfied: boolean
  readonly required: number
  readonly counted: number
  readonly reasons: readonly {
    readonly code: PanelReason
    readonly article: { readonly number: string; readonly clause: string; readonly url: string } | null
  }[]
  readonly reviewers: readonly {
    readonly certificateNumber: string
    readonly name: string
    readonly verdict: Verdict | 'not-found'
  }[]
}

/** Whether a panel is enough, why not, and what each certificate was worth that day. */
export function PanelResult({ of: { satisfied, required, counted, reasons, reviewers } }: { of: Shown }) {
  const t = useTranslations('platform.panel')
  return (
    <section className={`notice ${satisfied ? 'good' : 'seal'}`} role="status" aria-label={t('result')}>
      <h2 className="m-0">{satisfied ? t('satisfied') : t('notSatisfied')}</h2>
      <p>{required === 0 ? t('noRule') : t('counts', { required, counted })}</p>
      {reasons.length > 0 && (
        <ul>
          {reasons.map(({ code, article }) => (
            <li key={code}>
              {t(`reasons.${code}`, { required, counted })}{' '}
              {article && (
                <Link to={article.url} lang="zh-CN">
                  {article.number} {article.clause}
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
      {reviewers.length > 0 && (
        <table className="lists">
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              <th scope="col">{t('number')}</th>
              <th scope="col">{t('verdict')}</th>
            </tr>
          </thead>
          <tbody>
            {reviewers.map(({ certificateNumber, name, verdict }, i) => (
              // Rows stand in the order they were typed, and one may be typed twice.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <tr key={i}>
                <td data-label={t('name')}>{name}</td>
                <td data-label={t('number')} className="num">
                  {certificateNumber}
                </td>
                <td data-label={t('verdict')}>
                  {verdict === 'not-found' ? (
                    <Mark tone="seal">{t('notFound')}</Mark>
                  ) : (
                    <StatusMark verdict={verdict} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
