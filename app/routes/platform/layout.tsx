import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, NavLink, Outlet, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { loggedIn } from '#app/http/context.ts'
import { deskFor, desksOf } from '#app/http/desk.ts'
import { need } from '#app/words/need.ts'

await need('platform')

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  return {
    here: deskFor(actor, 'roster.manage', request),
    desks: desksOf(actor, ['platform']).map(({ id, name }) => ({ id, name })),
  }
}

const PAGES = [
  ['headcount', '/platform'],
  ['roster', '/platform/roster'],
  ['panel', '/platform/panel'],
  ['keys', '/platform/keys'],
] as const

export default function PlatformDesk() {
  const { here, desks } = useLoaderData<typeof loader>()
  const t = useTranslations('platform')
  // Whoever works for one platform never sees its id in an address.
  const query = desks.length > 1 ? `?organisation=${here}` : ''
  return (
    <>
      <nav className="desk" aria-label={t('desk')}>
        {PAGES.map(([word, to]) => (
          <NavLink key={word} to={to + query} end={word === 'headcount'}>
            {t(`pages.${word}`)}
          </NavLink>
        ))}
        <a href="/api/docs">{t('pages.docs')}</a>
        <span className="push row note self-center whitespace-nowrap" lang="zh-CN">
          {desks.map(({ id, name }) =>
            id === here ? (
              <b key={id}>{name}</b>
            ) : (
              <Link key={id} to={`/platform?organisation=${id}`}>
                {name}
              </Link>
            ),
          )}
        </span>
      </nav>
      <Outlet />
    </>
  )
}
