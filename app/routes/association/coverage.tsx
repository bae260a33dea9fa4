import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { allow, loggedIn } from '#app/http/context.ts'
import { coverageFilter, coverageTable } from '#app/services/coverage.ts'
import { SelectField, Tick } from '#app/ui/field.tsx'
import { useTitle } from '#app/ui/lesson/named.tsx'
import { CoverageTable } from '#app/ui/regulation/coverage-table.tsx'
import { need } from '#app/words/need.ts'

await need('coverage')

export const meta: MetaFunction = () => [{ title: '条文覆盖 Coverage · 明鉴' }, { name: 'robots', content: 'noindex' }]

export const loader = async ({ context: { app, actor: asking }, request }: LoaderFunctionArgs) => {
  const actor = loggedIn({ actor: asking }, request)
  allow(actor, 'coverage.see')
  const named = ({ id, title, titleEn }: { id: string; title: string; titleEn: string }) => ({ id, title, titleEn })
  const topics = app.catalogue.topics.map(named)
  const documents = [...app.catalogue.regulations.values()].map(named)
  const filter = coverageFilter(app, new URL(request.url).searchParams)
  return { ...(await coverageTable(app, filter)), filter, choices: { topics, documents } }
}

export default function Coverage() {
  const { on, totals, gaps, documents, filter, choices } = useLoaderData<typeof loader>()
  const t = useTranslations('coverage')
  const title = useTitle()
  const any = { value: '', label: t('any') }
  const options = (list: typeof choices.topics) => [any, ...list.map((one) => ({ value: one.id, label: title(one) }))]
  const filtered = filter.document || filter.topic || filter.gapsOnly
  const rows = documents.reduce((sum, document) => sum + document.rows.length, 0)
  return (
    <main id="main" className="page">
      <h1>{t('title')}</h1>
      <p>{t('lead', { on })}</p>
      <p className="note">{t('rule')}</p>
      <p>
        <strong>{t('all')}</strong> {t('totals', { ...totals })} {gaps > 0 ? t('gapsLeft', { gaps }) : t('noGaps')}
      </p>
      <Form
        method="get"
        className="row items-end mt-4 noprint"
        key={`${filter.document} ${filter.topic} ${filter.gapsOnly}`}
      >
        <SelectField
          name="document"
          label={t('document')}
          defaultValue={filter.document ?? ''}
          options={options(choices.documents)}
        />
        <SelectField
          name="topic"
          label={t('topic')}
          defaultValue={filter.topic ?? ''}
          options={options(choices.topics)}
        />
        <Tick name="gaps" label={t('gapsOnly')} defaultChecked={filter.gapsOnly} />
        <button className="btn quiet" type="submit">
          {t('show')}
        </button>
        {filtered && <Link to="/association/coverage">{t('clear')}</Link>}
      </Form>
      {rows === 0 ? (
        <p className="mt-6" role="status">
          {t('none')}
        </p>
      ) : (
        <>
          <p className="mt-4 noprint">
            <Link reloadDocument to={`/association/coverage/csv?${new URLSearchParams({ document: filter.document ?? '', topic: filter.topic ?? '', gaps: filter.gapsOnly ? 'on' : '' })}`}>
              {t('csv', { rows })}
            </Link>
          </p>
          {documents.map((document) => (
            <CoverageTable key={document.id} document={document} on={on} />
          ))}
        </>
      )}
    </main>
  )
}
