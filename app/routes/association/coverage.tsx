import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { allow, loggedIn } from '#app/http/context.ts'
import { coverageCsv, coverageTable, CSV_COLUMNS } from '#app/services/coverage.ts'
import { SelectField, Tick } from '#app/ui/field.tsx'
import { useTitle } from '#app/ui/lesson/named.tsx'
import { CoverageTable } from '#app/ui/regulation/coverage-table.tsx'
import en from '#app/words/en/coverage.ts'
import { need } from '#app/words/need.ts'
import zh from '#app/words/zh-CN/coverage.ts'

await need('coverage')

export const meta: MetaFunction = () => [{ title: '条文覆盖 Coverage · 明鉴' }, { name: 'robots', content: 'noindex' }]

export const loader = async ({ context: { app, actor: asking, language }, request }: LoaderFunctionArgs) => {
  const actor = loggedIn({ actor: asking }, request)
  allow(actor, 'coverage.see')
  const { searchParams: query } = new URL(request.url)
  const named = ({ id, title, titleEn }: { id: string; title: string; titleEn: string }) => ({ id, title, titleEn })
  const topics = app.catalogue.topics.map(named)
  const documents = [...app.catalogue.regulations.values()].map(named)
  const filter = {
    document: documents.find(({ id }) => id === query.get('document'))?.id,
    topic: topics.find(({ id }) => id === query.get('topic'))?.id,
    gapsOnly: query.get('gaps') === 'on',
  }
  const table = await coverageTable(app, filter)
  const heads = (language === 'en' ? en : zh).head
  const csv = coverageCsv(
    table.documents,
    CSV_COLUMNS.map((column) => heads[column]),
  )
  return { ...table, filter, choices: { topics, documents }, csv: Buffer.from(csv).toString('base64') }
}

export default function Coverage() {
  const { on, totals, gaps, documents, filter, choices, csv } = useLoaderData<typeof loader>()
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
            <a href={`data:text/csv;charset=utf-8;base64,${csv}`} download={`coverage-${on}.csv`}>
              {t('csv', { rows })}
            </a>
          </p>
          {documents.map((document) => (
            <CoverageTable key={document.id} document={document} on={on} />
          ))}
        </>
      )}
    </main>
  )
}
