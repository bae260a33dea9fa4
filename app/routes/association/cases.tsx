import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { may, organisationsFor } from '#app/http/authorise.ts'
import { loggedIn } from '#app/http/context.ts'
import { CASES_SHOWN, casesAtDesk, DESK_LISTS } from '#app/services/case-desk.ts'
import { CaseList } from '#app/ui/cases/case-list.tsx'
import { need } from '#app/words/need.ts'

await need('cases')

export const meta: MetaFunction = () => [{ title: '复核、违纪与申诉 Cases · 明鉴' }]

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  if (organisationsFor(actor, 'case.see').length === 0) throw new Response('not-allowed', { status: 403 })
  const wanted = new URL(request.url).searchParams.get('list')
  const list = DESK_LISTS.find((one) => one === wanted) ?? 'open'
  return { list, lists: DESK_LISTS, limit: CASES_SHOWN, cases: await casesAtDesk(context.app, actor, list, (of) => may(actor, 'case.see', of)) }
}

export default function Cases() {
  const { list, lists, limit, cases } = useLoaderData<typeof loader>()
  const t = useTranslations('cases.desk')
  return (
    <main id="main" className="page stack">
      <h1>{t('title')}</h1>
      <nav className="row" aria-label={t('filter')}>
        {lists.map((one) => (
          <Link key={one} to={`/association/cases?list=${one}`} aria-current={one === list ? 'page' : undefined} className={one === list ? 'font-semibold text-ink' : undefined}>
            {t(`lists.${one}`)}
          </Link>
        ))}
      </nav>
      {cases.length === 0 ? <p>{t(`none.${list}`)}</p> : <CaseList cases={cases} to="/association/cases" />}
      {cases.length >= limit && <p className="note">{t('newest', { count: limit })}</p>}
      <p className="note">{t('newHint')}</p>
    </main>
  )
}
