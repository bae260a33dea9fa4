import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { loggedIn } from '#app/http/context.ts'
import { may } from '#app/http/authorise.ts'
import { deskFor } from '#app/http/desk.ts'
import { auditTrail } from '#app/services/officers.ts'
import { When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('association')

export const meta: MetaFunction = () => [{ title: '操作记录 · 明鉴' }]

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  const organisation = may(actor, 'audit.see') ? null : deskFor(actor, 'audit.see', request)
  return { entries: await auditTrail(context.app, organisation) }
}

export default function Audit() {
  const { entries } = useLoaderData<typeof loader>()
  const t = useTranslations('association.audit')
  return (
    <main id="main" className="page">
      <h1>{t('title')}</h1>
      {entries.length === 0 ? <p>{t('none')}</p> : (
        <>
          <p className="note">{t('lead', { count: entries.length })}</p>
          <table className="lists">
            <thead><tr><th>{t('at')}</th><th>{t('who')}</th><th>{t('action')}</th><th>{t('object')}</th></tr></thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.id}>
                  <td data-label={t('at')}><When at={entry.at} /></td>
                  <td data-label={t('who')}>{entry.actorName ?? '—'}</td>
                  <td data-label={t('action')} className="num">{entry.action}</td>
                  <td data-label={t('object')} className="num">{entry.object}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </main>
  )
}
