import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { registerHead } from '#app/services/register.ts'
import { syllabusNow } from '#app/services/syllabus-in-force.ts'
import { Field } from '#app/ui/field.tsx'
import { When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('verify')

export const meta: MetaFunction = () => [{ title: '明鉴 · 网络视听节目审核员培训考核登记' }]

export const loader = async ({ context: { app } }: LoaderFunctionArgs) => {
  const head = await registerHead(app)
  return {
    lessons: app.catalogue.lessons.length,
    minutes: (await syllabusNow(app)).body.exam.minutes,
    register: { size: head.size, signedAt: head.signedAt },
  }
}

const WAY = ['study', 'sit', 'certify', 'register', 'verify'] as const

export default function Home() {
  const { lessons, minutes, register } = useLoaderData<typeof loader>()
  const t = useTranslations('site.home')
  const v = useTranslations('verify')
  return (
    <main id="main" className="page">
      <div className="grid gap-14 items-start md:grid-cols-[1.25fr_.9fr]">
        <div>
          <h1 style={{ fontSize: 'clamp(var(--t-2xl), 5vw, var(--t-3xl))' }}>{t('heading')}</h1>
          <p className="text-ink-2" style={{ fontSize: 'var(--t-l)', maxWidth: '32em' }}>{t('lead')}</p>
          <ol className="way">
            {WAY.map((step) => (
              <li key={step}>
                <b>{t(`way.${step}`)}</b>
                <span className="note">{t(`way.${step}Note`, { lessons, minutes })}</span>
              </li>
            ))}
          </ol>
          <p className="row">
            <Link className="btn" to="/courses">{t('start')}</Link>
            <Link to="/me/exemption">{t('exempt')}</Link>
          </p>
          <h2 className="mt-10">{t('why')}</h2>
          <p>{t('whyText')} <Link to="/regulations/guangfa-2012-53#3-1-1">{t('read')}</Link></p>
        </div>
        <aside className="sheet stack">
          <h2>{t('check')}</h2>
          <Form method="get" action="/verify" className="stack">
            <Field name="number" label={v('number')} className="num" autoComplete="off" required />
            <Field name="name" label={v('name')} autoComplete="off" required />
            <button className="btn" type="submit">{v('submit')}</button>
          </Form>
          <p className="note">{t('checkNote')}</p>
          <p className="note num">
            {t('registerNow', { size: register.size })} {register.signedAt && <When at={register.signedAt} zone />} <Link to="/register">{v('audit')}</Link>
          </p>
        </aside>
      </div>
    </main>
  )
}
