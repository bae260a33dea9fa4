import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { notFound } from '#app/http/context.ts'
import { handbookPage } from '#app/services/library.ts'
import { useTitle } from '#app/ui/lesson/named.tsx'
import { Written } from '#app/ui/lesson/written.tsx'
import { need } from '#app/words/need.ts'

await need('components', 'learn')

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.page.title ?? '手册'} · 明鉴` }]

export const loader = ({ context: { app }, params }: LoaderFunctionArgs) => ({
  page: handbookPage(app, params.page ?? '') ?? notFound(),
})

/** The page as written: Chinese first, English below it. */
export default function HandbookPage() {
  const { page } = useLoaderData<typeof loader>()
  const t = useTranslations('learn.handbook')
  const title = useTitle()
  const english = useLocale() === 'en'
  return (
    <main id="main" className="page reading">
      <p className="note noprint">
        <Link to="/handbook">{t('back')}</Link>
      </p>
      <article className="prose">
        <h1>{title(page)}</h1>
        <p className="note" lang={english ? 'zh-CN' : 'en'}>
          {english ? page.title : page.titleEn}
        </p>
        <div lang="zh-CN">
          <Written file={page.file} />
        </div>
      </article>
      <nav className="mt-8 noprint" aria-label={t('pages')}>
        <ul className="list">
          {page.others.map((other) => (
            <li key={other.slug}>
              {other.slug === page.slug ? (
                <b aria-current="page">{title(other)}</b>
              ) : (
                <Link to={`/handbook/${other.slug}`}>{title(other)}</Link>
              )}
            </li>
          ))}
        </ul>
      </nav>
    </main>
  )
}
