import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { regulationList } from '#app/services/library.ts'
import { OnDay, useTitle } from '#app/ui/lesson/named.tsx'
import { Standing } from '#app/ui/lesson/standing.tsx'

export const meta: MetaFunction = () => [{ title: '法规 Regulations · 明鉴' }]

export const loader = ({ context: { app } }: LoaderFunctionArgs) => ({ regulations: regulationList(app) })

export default function Regulations() {
  const { regulations } = useLoaderData<typeof loader>()
  const t = useTranslations('learn.regulations')
  const title = useTitle()
  return (
    <main id="main" className="page">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      {regulations.length === 0 ? (
        <p>{t('empty')}</p>
      ) : (
        <table className="lists">
          <thead>
            <tr>
              <th scope="col">{t('document')}</th>
              <th scope="col">{t('issuers')}</th>
              <th scope="col">{t('issued')}</th>
              <th scope="col">{t('state')}</th>
            </tr>
          </thead>
          <tbody>
            {regulations.map((regulation) => (
              <tr key={regulation.id}>
                <td data-label={t('document')}>
                  <span>
                    <Link to={`/regulations/${regulation.id}`}>{title(regulation)}</Link>
                    <span className="note block">
                      <span lang="zh-CN">{regulation.number ?? t('noNumber')}</span> ·{' '}
                      {t('articles', { count: regulation.articles })}
                    </span>
                  </span>
                </td>
                <td data-label={t('issuers')} lang="zh-CN">
                  {regulation.issuers.join('、')}
                </td>
                <td data-label={t('issued')}>
                  <OnDay day={regulation.issuedOn} />
                </td>
                <td data-label={t('state')}>
                  <span className="row" style={{ gap: '.4rem' }}>
                    <Standing of={regulation} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </main>
  )
}
