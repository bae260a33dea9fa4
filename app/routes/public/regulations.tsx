import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { regulationList } from '#app/services/library.ts'
import { importedDocuments } from '#app/services/official-texts.ts'
import { SelectField } from '#app/ui/field.tsx'
import { OnDay, useTitle } from '#app/ui/lesson/named.tsx'
import { Standing } from '#app/ui/lesson/standing.tsx'
import { need } from '#app/words/need.ts'

await need('learn', 'texts')

export const meta: MetaFunction = () => [{ title: '法规 Regulations · 明鉴' }]

const TRUSTS = ['official', 'reported'] as const
const TEXTS = ['imported', 'none'] as const

export const loader = async ({ context: { app }, request }: LoaderFunctionArgs) => {
  const { searchParams: query } = new URL(request.url)
  const imported = await importedDocuments(app)
  const all = regulationList(app).map((regulation) => ({
    ...regulation,
    // By its dates, and while these say that it is in force, by what is known to have replaced it.
    state: regulation.force === 'in-force' ? regulation.status : regulation.force,
    trust: regulation.reported ? TRUSTS[1] : TRUSTS[0],
    text: imported.has(regulation.id) ? TEXTS[0] : TEXTS[1],
  }))
  const states = [...new Set(all.map(({ state }) => state))]
  const chosen = {
    state: states.find((state) => state === query.get('state')) ?? null,
    trust: TRUSTS.find((trust) => trust === query.get('trust')) ?? null,
    text: TEXTS.find((text) => text === query.get('text')) ?? null,
  }
  const regulations = all.filter(
    ({ state, trust, text }) =>
      (chosen.state ?? state) === state && (chosen.trust ?? trust) === trust && (chosen.text ?? text) === text,
  )
  const articles = all.reduce((sum, regulation) => sum + regulation.articles, 0)
  return { regulations, states, chosen, figures: { documents: all.length, articles, imported: imported.size } }
}

export default function Regulations() {
  const { regulations, states, chosen, figures } = useLoaderData<typeof loader>()
  const t = useTranslations('learn.regulations')
  const words = useTranslations('texts.list')
  const title = useTitle()
  const any = { value: '', label: words('any') }
  const filtered = Object.values(chosen).some((choice) => choice !== null)
  return (
    <main id="main" className="page">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      <p className="note">{words('figures', figures)}</p>
      <nav aria-label={words('tools')} className="row noprint">
        <span className="note">{words('tools')}</span>
        <Link to="/tools/micro-drama">{words('microDrama')}</Link>
        <Link to="/tools/reviewers">{words('reviewers')}</Link>
      </nav>
      <Form method="get" className="row items-end mt-6 noprint" key={Object.values(chosen).join()}>
        <SelectField
          name="state"
          label={words('state')}
          defaultValue={chosen.state ?? ''}
          options={[any, ...states.map((state) => ({ value: state, label: words(`states.${state}`) }))]}
        />
        <SelectField
          name="trust"
          label={words('trust')}
          defaultValue={chosen.trust ?? ''}
          options={[any, ...TRUSTS.map((trust) => ({ value: trust, label: words(`trusts.${trust}`) }))]}
        />
        <SelectField
          name="text"
          label={words('text')}
          defaultValue={chosen.text ?? ''}
          options={[any, ...TEXTS.map((text) => ({ value: text, label: words(`texts.${text}`) }))]}
        />
        <button className="btn quiet" type="submit">
          {words('filter')}
        </button>
        {filtered && <Link to="/regulations">{words('clear')}</Link>}
      </Form>
      {filtered && (
        <p className="note mt-4" role="status">
          {words('shown', { shown: regulations.length, all: figures.documents })}
        </p>
      )}
      {regulations.length === 0 ? (
        <p>{filtered ? words('none') : t('empty')}</p>
      ) : (
        <table className="lists mt-4">
          <thead>
            <tr>
              <th scope="col">{t('document')}</th>
              <th scope="col">{t('issuers')}</th>
              <th scope="col">{t('issued')}</th>
              <th scope="col">{t('state')}</th>
            </tr>
          </thead>
          <tbody>
            {regulations.map((regulation) => (
              <tr key={regulation.id}>
                <td data-label={t('document')}>
                  <span>
                    <Link to={`/regulations/${regulation.id}`}>{title(regulation)}</Link>
                    <span className="note block">
                      <span lang="zh-CN">{regulation.number ?? t('noNumber')}</span> ·{' '}
                      {t('articles', { count: regulation.articles })}
                    </span>
                  </span>
                </td>
                <td data-label={t('issuers')} lang="zh-CN">
                  {regulation.issuers.join('、')}
                </td>
                <td data-label={t('issued')}>
                  <OnDay day={regulation.issuedOn} />
                </td>
                <td data-label={t('state')}>
                  <span className="row" style={{ gap: '.4rem' }}>
                    <Standing of={regulation} />
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </main>
  )
}
