import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { may, organisationsFor } from '#app/http/authorise.ts'
import { loggedIn } from '#app/http/context.ts'
import { claimsAtDesk, DESK_LIMIT } from '#app/services/exemption-desk.ts'
import { ClaimMark, useNameOf } from '#app/ui/exemption/claim-parts.tsx'
import { Mark, When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('exemption')

export const meta: MetaFunction = () => [{ title: '免考申请 Exemption claims · 明鉴' }]

const LISTS = ['waiting', 'decided', 'withdrawn'] as const

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  if (organisationsFor(actor, 'claim.see').length === 0) throw new Response('not-allowed', { status: 403 })
  const wanted = new URL(request.url).searchParams.get('list')
  const list = LISTS.find((one) => one === wanted) ?? 'waiting'
  return {
    list,
    limit: DESK_LIMIT,
    claims: await claimsAtDesk(context.app, actor, list, (of) => may(actor, 'claim.see', of)),
  }
}

export default function Claims() {
  const { list, limit, claims } = useLoaderData<typeof loader>()
  const t = useTranslations('exemption.desk')
  const words = useTranslations('exemption')
  const nameOf = useNameOf()
  const f = (term: string) => words(`facts.${term}`)
  return (
    <main id="main" className="page stack">
      <h1>{t('title')}</h1>
      <nav className="row" aria-label={t('filter')}>
        {LISTS.map((one) => (
          <Link
            key={one}
            to={`/association/claims?list=${one}`}
            aria-current={one === list ? 'page' : undefined}
            className={one === list ? 'font-semibold text-ink' : undefined}
          >
            {t(`lists.${one}`)}
          </Link>
        ))}
      </nav>
      {claims.length === 0 ? (
        <p>{t(`none.${list}`)}</p>
      ) : (
        <table className="lists">
          <thead>
            <tr>
              <th>{f('applicant')}</th>
              <th>{f('title')}</th>
              <th>{f('broadcaster')}</th>
              <th>{f('association')}</th>
              <th>{f('submittedAt')}</th>
              <th>{f('decisions')}</th>
              <th>{f('state')}</th>
            </tr>
          </thead>
          <tbody>
            {claims.map((claim) => (
              <tr key={claim.id}>
                <td data-label={f('applicant')}>
                  <Link to={`/association/claims/${claim.id}`}>{claim.applicantName}</Link>
                </td>
                <td data-label={f('title')}>
                  <span>
                    <span lang="zh-CN">{claim.title}</span> · {words(`levels.${claim.level}`)}
                  </span>
                </td>
                <td data-label={f('broadcaster')}>{nameOf(claim.broadcaster)}</td>
                <td data-label={f('association')}>{nameOf(claim.association)}</td>
                <td data-label={f('submittedAt')}>
                  <When at={claim.submittedAt} />
                </td>
                <td data-label={f('decisions')} className="num">
                  {t('made', { count: claim.decisionsMade })}
                </td>
                <td data-label={f('state')}>
                  <span className="row">
                    <ClaimMark state={claim.state} />
                    {claim.forYou && <Mark tone="plain">{t('forYou')}</Mark>}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {claims.length >= limit && list !== 'waiting' && <p className="note">{t('newest', { count: limit })}</p>}
    </main>
  )
}
