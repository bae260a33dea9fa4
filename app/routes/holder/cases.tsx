import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { allow, loggedIn } from '#app/http/context.ts'
import { ownCases } from '#app/services/cases.ts'
import { CaseList } from '#app/ui/cases/case-list.tsx'
import { need } from '#app/words/need.ts'

await need('cases')

export const meta: MetaFunction = () => [{ title: '复核、违纪与申诉 Cases · 明鉴' }, { name: 'robots', content: 'noindex' }]

/** The cases about the person who asks, and nobody else's. */
export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'result.read', { personId: actor.personId })
  return { cases: await ownCases(context.app, actor.personId) }
}

export default function Cases() {
  const { cases } = useLoaderData<typeof loader>()
  const t = useTranslations('cases.own')
  return (
    <main id="main" className="page stack">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      {cases.length === 0 ? <p className="notice">{t('none')}</p> : <CaseList cases={cases} to="/me/cases" />}
      <p className="row"><Link to="/exams">{t('toResults')}</Link><Link to="/handbook/appeals">{t('handbook')}</Link></p>
      <p className="note">{t('basis')}</p>
    </main>
  )
}
