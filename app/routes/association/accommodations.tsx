import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { may, organisationsFor } from '#app/http/authorise.ts'
import { loggedIn } from '#app/http/context.ts'
import { accommodationsAtDesk } from '#app/services/accommodations.ts'
import { AccommodationMark } from '#app/ui/accommodations/facts.tsx'
import { When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('accommodations')

export const meta: MetaFunction = () => [{ title: '考试便利申请 Accommodations · 明鉴' }]

const LISTS = ['waiting', 'ended'] as const

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  if (organisationsFor(actor, 'accommodation.decide').length === 0) throw new Response('not-allowed', { status: 403 })
  const wanted = new URL(request.url).searchParams.get('list')
  const list = LISTS.find((one) => one === wanted) ?? 'waiting'
  const found = await accommodationsAtDesk(context.app, actor, list, (of) => may(actor, 'accommodation.decide', of))
  // The list says who and how much; the reason is read with the request itself, and that reading is noted.
  return { list, requests: found.map(({ id, candidate, association, askedPercent, askedAt, state, inForce }) => ({ id, candidate, association, askedPercent, askedAt, state, inForce })) }
}

export default function AccommodationsAtDesk() {
  const { list, requests } = useLoaderData<typeof loader>()
  const t = useTranslations('accommodations')
  const english = useLocale() === 'en'
  return (
    <main id="main" className="page stack">
      <h1>{t('desk.title')}</h1>
      <nav className="row" aria-label={t('desk.filter')}>
        {LISTS.map((one) => (
          <Link key={one} to={`/association/accommodations?list=${one}`} aria-current={one === list ? 'page' : undefined} className={one === list ? 'font-semibold text-ink' : undefined}>
            {t(`desk.lists.${one}`)}
          </Link>
        ))}
      </nav>
      {requests.length === 0 ? <p>{t(list === 'waiting' ? 'desk.noneWaiting' : 'desk.noneEnded')}</p> : (
        <table className="lists">
          <thead><tr><th>{t('facts.candidate')}</th><th>{t('facts.asked')}</th><th>{t('facts.association')}</th><th>{t('facts.askedAt')}</th><th>{t('facts.state')}</th></tr></thead>
          <tbody>
            {requests.map((one) => (
              <tr key={one.id}>
                <td data-label={t('facts.candidate')}><Link to={`/association/accommodations/${one.id}`}>{one.candidate}</Link></td>
                <td data-label={t('facts.asked')} className="num">{t('percentValue', { percent: one.askedPercent })}</td>
                <td data-label={t('facts.association')}>{english ? one.association.nameEn : one.association.name}</td>
                <td data-label={t('facts.askedAt')}><When at={one.askedAt} /></td>
                <td data-label={t('facts.state')}><AccommodationMark state={one.state} inForce={one.inForce} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </main>
  )
}
