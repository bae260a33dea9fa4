import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { glossaryPage } from '#app/services/glossary.ts'
import { need } from '#app/words/need.ts'

await need('glossary')

export const meta: MetaFunction = () => [{ title: '词汇表 Glossary · 明鉴' }]

export const loader = ({ context: { app, language } }: LoaderFunctionArgs) => ({ terms: glossaryPage(app, language) })

export default function Glossary() {
  const { terms } = useLoaderData<typeof loader>()
  const t = useTranslations('glossary')
  const english = useLocale() === 'en'
  return (
    <main id="main" className="page reading">
      <h1>{t('title')}</h1>
      <p>{terms.length === 0 ? t('empty') : t('lead', { count: terms.length })}</p>
      <dl>
        {terms.map(({ id, term, en, also, meaning, meaningEn, articles }) => (
          <div key={id} id={id} className="border-b border-line-2 py-4">
            <dt>
              <b lang={english ? 'en' : 'zh-CN'}>{english ? en : term}</b>{' '}
              <span className="note" lang={english ? 'zh-CN' : 'en'}>
                {english ? term : en}
              </span>
            </dt>
            <dd style={{ margin: '.4rem 0 0' }}>
              {english ? meaningEn : meaning}
              {also.length > 0 && (
                <span className="note block">
                  {t('also')} <span lang="zh-CN">{also.join('、')}</span>
                </span>
              )}
              <span className="note block">
                {articles.length === 0
                  ? t('own')
                  : articles.map(({ to, words }, i) => (
                      <span key={to}>
                        {i > 0 && ' · '}
                        <Link to={to} lang="zh-CN">
                          {words}
                        </Link>
                      </span>
                    ))}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </main>
  )
}
