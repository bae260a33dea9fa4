import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { handbookPages } from '#app/services/library.ts'
import { useTitle } from '#app/ui/lesson/named.tsx'
import { need } from '#app/words/need.ts'

await need('learn')

export const meta: MetaFunction = () => [{ title: '手册 Handbook · 明鉴' }]

export const loader = ({ context: { app } }: LoaderFunctionArgs) => ({ pages: handbookPages(app) })

export default function Handbook() {
  const { pages } = useLoaderData<typeof loader>()
  const t = useTranslations('learn.handbook')
  const title = useTitle()
  return (
    <main id="main" className="page reading">
      <h1>{t('title')}</h1>
      <p>{pages.length === 0 ? t('empty') : t('lead')}</p>
      <ol className="list">
        {pages.map((page) => (
          <li key={page.slug}>
            <Link to={`/handbook/${page.slug}`}>{title(page)}</Link>
          </li>
        ))}
        <li>
          <Link to="/glossary">{t('glossary')}</Link>
        </li>
      </ol>
    </main>
  )
}
