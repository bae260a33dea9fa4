import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { loggedIn } from '#app/http/context.ts'
import { may, organisationsFor } from '#app/http/authorise.ts'
import { associationPages } from '#app/http/desk.ts'
import { waitingAtDesk } from '#app/services/desk.ts'
import { nationalAssociation } from '#app/services/syllabus.ts'
import { need } from '#app/words/need.ts'

await need('association')

export const meta: MetaFunction = () => [{ title: '协会工作台 · 明鉴' }]

/** What waits, counted for each duty the officer holds; nothing about anyone by name. */
export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  const organisations = (action: Parameters<typeof organisationsFor>[1]) => organisationsFor(actor, action)
  return {
    pages: associationPages(actor),
    waiting: await waitingAtDesk(context.app, actor, {
      releasing: organisations('result.release'), deciding: organisations('claim.decide'), certifying: organisations('certificate.issue'),
      reviewing: may(actor, 'item.review'), signing: may(actor, 'syllabus.change', { organisationId: nationalAssociation }),
    }),
  }
}

export default function Desk() {
  const { pages, waiting } = useLoaderData<typeof loader>()
  const t = useTranslations('association')
  const open = new Set(pages.map(({ word }) => word))
  const work = ([['claims', 'decide'], ['sittings', 'release'], ['certify', 'certify'], ['items', 'review'], ['syllabus', 'sign']] as const)
    .filter(([page, what]) => open.has(page) && !((what === 'review' || what === 'sign') && waiting[what] === null))
  return (
    <main id="main" className="page reading">
      <h1>{t('overview')}</h1>
      {work.length > 0 && (
        <section className="sheet stack mt-6">
          <h2>{t('waiting.title')}</h2>
          <ul className="list">
            {work.map(([page, what]) => (
              <li key={what} className="row">
                <Link to={what === 'review' ? '/association/items?list=mine' : `/association/${page}`}>{t(`pages.${page}`)}</Link>
                <span className="push num">{waiting[what] === null ? '—' : t(`waiting.${what}`, { count: waiting[what] })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <h2 className="mt-8">{t('places')}</h2>
      <ul className="list">
        {pages.map(({ to, word }) => (
          <li key={to}>
            <Link to={to}>{t(`pages.${word}`)}</Link>
            <div className="note">{t(`about.${word}`)}</div>
          </li>
        ))}
      </ul>
    </main>
  )
}
