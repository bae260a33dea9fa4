import { data, type MetaFunction } from '@remix-run/node'
import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { need } from '#app/words/need.ts'

await need('verify')

export const meta: MetaFunction = () => [{ title: '分享码 Share code · 明鉴' }, { name: 'robots', content: 'noindex' }]

/** No code is in force yet, so every one is unknown; an expired one will get the same answer. */
export const loader = () => data(null, { status: 404 })

export default function Share() {
  const t = useTranslations('verify.share')
  return (
    <main id="main" className="page reading">
      <h1>{t('title')}</h1>
      <p>{t('text')}</p>
      <p>{t('next')}</p>
      <p>
        <Link className="btn" to="/verify">
          {t('verify')}
        </Link>
      </p>
    </main>
  )
}
