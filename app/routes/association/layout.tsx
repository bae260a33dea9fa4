import type { LoaderFunctionArgs } from '@remix-run/node'
import { NavLink, Outlet, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { loggedIn } from '#app/http/context.ts'
import { associationPages, desksOf } from '#app/http/desk.ts'
import { need } from '#app/words/need.ts'

await need('association')

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  const pages = associationPages(actor)
  // Judges of a study need hold no office; the study's own pages say who may see them.
  const judging = new URL(request.url).pathname.startsWith('/association/studies')
  if (pages.length === 0 && !judging) throw new Response('not-allowed', { status: 403 })
  return { pages, organisations: desksOf(actor, ['association', 'authority']).map(({ name }) => name) }
}

export default function AssociationDesk() {
  const { pages, organisations } = useLoaderData<typeof loader>()
  const t = useTranslations('association')
  return (
    <>
      <nav className="desk" aria-label={t('desk')}>
        {pages.length > 0 && <NavLink to="/association" end>{t('overview')}</NavLink>}
        {pages.map(({ to, word }) => <NavLink key={to} to={to}>{t(`pages.${word}`)}</NavLink>)}
        <span className="note push whitespace-nowrap">{organisations.join(' · ')}</span>
      </nav>
      <Outlet />
    </>
  )
}
