import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { search } from '#app/services/search.ts'
import { Field } from '#app/ui/field.tsx'
import { useTitle } from '#app/ui/lesson/named.tsx'
import { need } from '#app/words/need.ts'

await need('learn')

export const meta: MetaFunction = () => [{ title: '搜索 Search · 明鉴' }, { name: 'robots', content: 'noindex' }]

export const loader = ({ context: { app }, request }: LoaderFunctionArgs) =>
  search(app, new URL(request.url).searchParams.get('q') ?? '')

export default function Search() {
  const { query, total, groups } = useLoaderData<typeof loader>()
  const t = useTranslations('learn.search')
  const title = useTitle()
  return (
    <main id="main" className="page reading">
      <h1>{t('title')}</h1>
      <Form method="get" role="search" className="stack">
        <Field
          key={query}
          name="q"
          type="search"
          label={t('label')}
          hint={t('hint')}
          defaultValue={query}
          maxLength={200}
          autoComplete="off"
        />
        <p style={{ margin: 0 }}>
          <button className="btn" type="submit">
            {t('submit')}
          </button>
        </p>
      </Form>
      <p role="status" className="mt-6">
        {query !== '' && (total === 0 ? t('none', { query }) : t('found', { total }))}
      </p>
      {total === 0 && (
        <p className="row">
          <Link to="/courses">{t('courses')}</Link> <Link to="/regulations">{t('regulations')}</Link>{' '}
          <Link to="/handbook">{t('handbook')}</Link>
        </p>
      )}
      {groups.map((group) => (
        <section key={group.kind} className="mt-6" aria-labelledby={`found-${group.kind}`}>
          <h2 id={`found-${group.kind}`}>
            {t(`kind.${group.kind}`)} <span className="note num">{group.total}</span>
          </h2>
          {group.total > group.found.length && (
            <p className="note">{t('more', { shown: group.found.length, total: group.total })}</p>
          )}
          <ol className="list">
            {group.found.map((found) => (
              <li key={found.to}>
                <Link to={found.to}>{title(found)}</Link>
                {found.within && (
                  <span className="note block" lang="zh-CN">
                    {found.within}
                  </span>
                )}
                <div className="note" lang="zh-CN">
                  <Context of={found.context} />
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </main>
  )
}

function Context({ of }: { of: readonly { readonly text: string; readonly hit: boolean }[] }) {
  return of.map(({ text, hit }, i) => {
    const Part = hit ? 'mark' : 'span'
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name and never move
      <Part key={i} className={hit ? 'bg-warn-wash text-ink' : undefined}>
        {text}
      </Part>
    )
  })
}
