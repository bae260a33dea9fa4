import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { notFound } from '#app/http/context.ts'
import { regulationPage } from '#app/services/library.ts'
import { officialTextOf } from '#app/services/official-texts.ts'
import { Facts } from '#app/ui/marks.tsx'
import { ArticleDigest } from '#app/ui/lesson/article.tsx'
import { OnDay, useTitle } from '#app/ui/lesson/named.tsx'
import { Standing } from '#app/ui/lesson/standing.tsx'
import { OfficialSource } from '#app/ui/regulation/official-text.tsx'
import { need } from '#app/words/need.ts'

await need('learn', 'texts')

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.regulation.short ?? '法规'} · 明鉴` }]

export const loader = async ({ context: { app }, params }: LoaderFunctionArgs) => {
  const regulation = regulationPage(app, params.document ?? '') ?? notFound()
  return { regulation, official: await officialTextOf(app, regulation.id) }
}

export default function Regulation() {
  const { regulation, official } = useLoaderData<typeof loader>()
  const t = useTranslations('learn.regulation')
  const list = useTranslations('learn.regulations')
  const words = useTranslations('learn')
  const texts = useTranslations('texts')
  const title = useTitle()
  const english = useLocale() === 'en'
  return (
    <main id="main" className="page">
      <p className="note noprint">
        <Link to="/regulations">{t('back')}</Link>
      </p>
      <h1>{title(regulation)}</h1>
      <p className="text-ink-2" style={{ maxWidth: 'var(--measure)' }}>
        {english ? regulation.summaryEn : regulation.summary}
      </p>
      <section className="sheet stack">
        <Facts
          of={[
            [
              t('number'),
              <span key="number" lang="zh-CN">
                {regulation.number ?? list('noNumber')}
              </span>,
            ],
            [
              t('issuers'),
              <span key="issuers" lang="zh-CN">
                {regulation.issuers.join('、')}
              </span>,
            ],
            [t('issued'), <OnDay key="issued" day={regulation.issuedOn} />],
            [t('from'), <OnDay key="from" day={regulation.from} />],
            [t('to'), regulation.to ? <OnDay key="to" day={regulation.to} /> : t('open')],
            [
              t('state'),
              <span key="state" className="row" style={{ gap: '.4rem' }}>
                <Standing of={regulation} />
              </span>,
            ],
            [
              t('trust'),
              <span key="trust">
                {regulation.reported ? words('toBeCheckedNote') : t('read')}{' '}
                {regulation.trustNote && (
                  <span className="note block" lang="zh-CN">
                    {regulation.trustNote}
                  </span>
                )}
              </span>,
            ],
            [
              t('official'),
              <span key="official">
                {regulation.link ? (
                  <a href={regulation.link} rel="noreferrer">
                    {regulation.link}
                  </a>
                ) : (
                  t('noLink')
                )}
                <span className="note block">
                  {official ? <OfficialSource of={official} /> : texts('notImported')}{' '}
                  {official && <Link to={`/regulations/${regulation.id}/texts`}>{texts('all')}</Link>}
                </span>
              </span>,
            ],
          ]}
        />
      </section>
      {regulation.relations.length > 0 && (
        <section className="mt-6">
          <h2>{t('relations')}</h2>
          <ul>
            {regulation.relations.map((relation) => (
              <li key={`${relation.kind} ${relation.title}`}>
                {t(`relation.${relation.kind}`)}
                {english ? ': ' : '：'}
                <span lang="zh-CN">
                  {relation.document ? (
                    <Link to={`/regulations/${relation.document}`}>{relation.title}</Link>
                  ) : (
                    relation.title
                  )}
                </span>
                {relation.reported && <span className="note"> {words('toBeChecked')}</span>}
                {relation.note && (
                  <span className="note block" lang="zh-CN">
                    {relation.note}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="mt-8 grid gap-8 md:grid-cols-[15rem_minmax(0,1fr)]">
        <nav className="outline noprint" style={{ outline: 'none' }} aria-labelledby="contents">
          <h2 id="contents">{t('contents')}</h2>
          <ol lang="zh-CN">
            {regulation.articles.map((article) => (
              <li key={article.id}>
                <a href={`#${article.id}`}>
                  {article.clause} {article.heading}
                </a>
              </li>
            ))}
          </ol>
        </nav>
        <div>
          {regulation.articles.map((article) => (
            <ArticleDigest key={article.id} article={article} official={official} link={regulation.link} />
          ))}
        </div>
      </div>
    </main>
  )
}
