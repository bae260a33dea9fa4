import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { allow, loggedIn } from '#app/http/context.ts'
import { may } from '#app/http/authorise.ts'
import { nationalAssociation } from '#app/services/syllabus.ts'
import { syllabusVersions } from '#app/services/syllabus-desk.ts'
import { OnDay } from '#app/ui/lesson/named.tsx'
import { When } from '#app/ui/marks.tsx'
import { StateMark } from '#app/ui/syllabus/state-mark.tsx'
import { need } from '#app/words/need.ts'

await need('syllabus')

export const meta: MetaFunction = () => [{ title: '考试大纲 · 明鉴' }]

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'syllabus.see')
  return {
    versions: await syllabusVersions(context.app),
    changes: may(actor, 'syllabus.change', { organisationId: nationalAssociation }),
  }
}

export default function SyllabusDesk() {
  const { versions, changes } = useLoaderData<typeof loader>()
  const t = useTranslations('syllabus')
  return (
    <main id="main" className="page">
      <h1>{t('title')}</h1>
      <p style={{ maxWidth: 'var(--measure)' }}>{t('lead')}</p>
      {!changes && <p className="notice">{t('provincial')}</p>}
      <p className="row">
        {changes && <Link className="btn" to="/association/syllabus/new">{t('draftNew')}</Link>}
        <Link to="/syllabus">{t('publicPage')}</Link>
      </p>
      <table className="lists mt-4">
        <thead>
          <tr><th>{t('version')}</th><th>{t('from')}</th><th>{t('state')}</th><th>{t('drafted')}</th><th>{t('decided')}</th></tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <tr key={version.id ?? `content ${version.from}`}>
              <td data-label={t('version')}>
                {version.id ? <Link to={`/association/syllabus/${version.id}`}>{version.version}</Link> : <Link to={`/syllabus?on=${version.from}`}>{version.version}</Link>}
              </td>
              <td data-label={t('from')}><OnDay day={version.from} /></td>
              <td data-label={t('state')}><StateMark state={version.state} /></td>
              <td data-label={t('drafted')}>{version.draftedBy === null ? t('shipped') : <span>{version.draftedBy} {version.draftedAt && <When at={version.draftedAt} />}</span>}</td>
              <td data-label={t('decided')}>{version.decidedBy === null ? '—' : <span>{version.decidedBy} {version.decidedAt && <When at={version.decidedAt} />}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  )
}
