import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { tooMany } from '#app/http/limits.ts'
import { hoursCertificate } from '#app/services/hours-certificate.ts'
import { unprintable } from '#app/services/hours-pdf.ts'
import { Refusal } from '#app/ui/field.tsx'
import { When } from '#app/ui/marks.tsx'
import { CodeForm } from '#app/ui/recall/code-form.tsx'
import styles from '#app/ui/recall/hours-document.css?url'
import { HoursDocument } from '#app/ui/recall/hours-document.tsx'
import { sheetOf } from '#app/ui/recall/hours-sheet.ts'
import { need } from '#app/words/need.ts'

await need('recall')

export const meta: MetaFunction = () => [
  { title: '学时证明 Certificate of study hours · 明鉴' },
  { name: 'robots', content: 'noindex' },
]
export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]

/** No code looks like this: the address of the form, and where it sends what was typed. */
const FORM = 'check'

/** Whoever has the code was given it: the code is the permission. How often codes may be tried is limited. */
export const loader = async ({ context: { app, actor, limits, address }, params, request }: LoaderFunctionArgs) => {
  const asked = params.code === FORM ? (new URL(request.url).searchParams.get('code') ?? '') : (params.code ?? '')
  const typed = asked.trim().slice(0, 64)
  if (typed === '') return data({ typed, refusal: null, shown: null, missing: [] })
  const wait = await limits.spend('verify', address)
  if (wait) throw tooMany(wait)
  const found = await hoursCertificate(app, typed, actor?.personId)
  if (!found.ok) return data({ typed, refusal: found.refusal, shown: null, missing: [] }, { status: 404 })
  const shown = found.value
  if (params.code !== shown.code) throw redirect(`/hours/${shown.code}`)
  return data({ typed, refusal: null, shown, missing: unprintable([shown.name]) })
}

export default function HoursCertificate() {
  const { typed, refusal, shown, missing } = useLoaderData<typeof loader>()
  const t = useTranslations('recall.hours')
  if (shown) return <Shown of={shown} missing={missing} />
  return (
    <main id="main" className="page reading">
      <h1>{t('enterTitle')}</h1>
      <p>{t('enter')}</p>
      <Refusal code={refusal ?? undefined} />
      <section className="sheet" aria-label={t(refusal ? 'again' : 'enterTitle')}>
        <CodeForm typed={typed} fault={refusal ? t('again') : undefined} />
      </section>
      <p className="note">
        <Link to="/verify">{t('toVerify')}</Link>
      </p>
    </main>
  )
}

type Found = NonNullable<Awaited<ReturnType<typeof loader>>['data']['shown']>

function Shown({ of: shown, missing }: { of: Found; missing: readonly string[] }) {
  const t = useTranslations('recall.hours')
  const language = useLocale()
  return (
    <main id="main" className="page">
      <div className="noprint">
        <h1 className="mb-3">{t('pageTitle')}</h1>
        <div className={shown.stands ? 'notice good' : 'notice warn'}>
          <b>{t(shown.stands ? 'standsTitle' : 'lessTitle')}</b>
          <div>{t(shown.stands ? 'stands' : 'less')}</div>
          {shown.renamed && <div>{t('renamed')}</div>}
          <div className="note">
            {t('checkedAt')} <When at={shown.checkedAt} zone />
          </div>
        </div>
        <p>{t(shown.own ? 'codeIsSecret' : 'codeWasGiven')}</p>
        <p className="row">
          <a className="btn quiet" href={`/hours/${shown.code}/pdf`}>
            {t('pdf')}
          </a>
          <span className="note">{t('print')}</span>
          {shown.own && <Link to="/me/hours/certificate">{t('mine')}</Link>}
        </p>
        {missing.length > 0 && <p className="notice warn">{t('missing', { characters: missing.join(' ') })}</p>}
      </div>
      <HoursDocument sheet={sheetOf((key, values) => t(key, values), language, shown)} />
    </main>
  )
}
