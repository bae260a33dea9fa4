import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { asId } from '#app/domain/ids.ts'
import { may } from '#app/http/authorise.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { analysedItem, analysisOf, analysisView, SCOPES } from '#app/services/analysis.ts'
import { ownerOf } from '#app/services/sitting-desk.ts'
import styles from '#app/ui/analysis/analysis.css?url'
import { CompletionChart } from '#app/ui/analysis/completion.tsx'
import { Figures } from '#app/ui/analysis/figures.tsx'
import { ItemDetail } from '#app/ui/analysis/item-detail.tsx'
import { ItemTable } from '#app/ui/analysis/item-table.tsx'
import { GuardNote, SimulatedNote } from '#app/ui/analysis/marks.tsx'
import { ItemScatter } from '#app/ui/analysis/scatter.tsx'
import { ScoreChart } from '#app/ui/analysis/scores.tsx'
import { TopicChart } from '#app/ui/analysis/topics.tsx'
import { SelectField } from '#app/ui/field.tsx'
import { When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('analysis')

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: '考试分析 Analysis · 明鉴' }, { name: 'robots', content: 'noindex' }]

const VERDICTS = ['keep', 'revise', 'retire', 'too-few'] as const

export const loader = async ({ context: { app, actor: asking }, request, params }: LoaderFunctionArgs) => {
  const actor = loggedIn({ actor: asking }, request)
  const id = asId<'sitting'>(params.sitting ?? '') ?? notFound()
  allow(actor, 'analysis.see', (await ownerOf(app, id)) ?? notFound())
  const query = new URL(request.url).searchParams
  const scope = SCOPES.find((one) => one === query.get('over')) ?? 'sitting'

  const found = await analysisOf(app, id, scope)
  if (!found.ok) return found.refusal === 'sitting-not-found' ? notFound() : { id, settled: false as const }
  const keys = may(actor, 'item.see')
  const { items, ...view } = analysisView(app, found.value)
  const asked = query.get('item')
  const verdict = VERDICTS.find((one) => one === query.get('verdict')) ?? null
  return {
    id,
    settled: true as const,
    ...view,
    keys,
    verdict,
    items: items.filter((item) => (verdict === null ? item.verdict !== 'too-few' : item.verdict === verdict)),
    few: items.filter((item) => item.verdict === 'too-few').length,
    points: items.flatMap(({ hash, itemId, verdict, figures }) =>
      figures?.facility == null || figures.itemRest === null ? [] : [{ hash, itemId, verdict, facility: figures.facility, itemRest: figures.itemRest }],
    ),
    item: asked === null ? null : ((await analysedItem(app, actor.personId, found.value, asked, { keys })) ?? notFound()),
  }
}
type Data = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { settled: true }>

export default function AnalysisPage() {
  const data = useLoaderData<typeof loader>()
  const t = useTranslations('analysis')
  if (data.settled) return <Told data={data} />
  return (
    <main id="main" className="page">
      <h1>{t('title')}</h1>
      <h2>{t('notSettled')}</h2>
      <p>{t('notSettledLead')}</p>
      <p>
        <Link to={`/association/sittings/${data.id}`}>{t('back')}</Link>
      </p>
    </main>
  )
}

function Told({ data }: { data: Data }) {
  const t = useTranslations('analysis')
  const { sitting, scope, guard, n, cut } = data
  const here = `/association/sittings/${sitting.id}`
  const at = (more: Record<string, string>) =>
    `${here}/analysis?${new URLSearchParams({ over: scope, ...(data.verdict ? { verdict: data.verdict } : {}), ...more })}`
  const csv = (part: string) => `${here}/analysis/csv?${new URLSearchParams({ part, over: scope })}`
  return (
    <main id="main" className="page">
      <h1>{t('title')}</h1>
      {data.simulated && <SimulatedNote />}
      <p>
        {sitting.title} · <When at={sitting.startFrom} zone />
      </p>
      <p className="row noprint">
        <Link to={here}>{t('back')}</Link>
        <Link to={`${here}/collusion`}>{t('collusion')}</Link>
      </p>
      <Scope data={data} />
      <p>
        {data.sittings > 1 && <>{t('over.made', { sittings: data.sittings })} · </>}
        {t('counted', { n, passed: data.passed })} <span className="note">{t('leftOut', data.leftOut)}</span>
      </p>
      <GuardNote guard={guard} />
      <p className="note">{t('method')}</p>
      {n === 0 ? (
        <p role="status">{t('empty')}</p>
      ) : (
        <>
          {data.item && <ItemDetail item={data.item} compared={data.earlier > 0} close={at({})} csv={csv('choices')} />}
          {data.figures && (
            <section>
              <h2 className="mt-8">{t('figures.title')}</h2>
              <Figures of={data.figures} passed={data.passed} n={n} />
            </section>
          )}
          <div className="charts mt-8">
            <ScoreChart bins={data.scores} cut={cut} csv={csv('scores')} />
            <ItemScatter points={data.points} />
            <CompletionChart steps={data.completion} csv={csv('completion')} />
          </div>
          <div className="mt-8">
            <TopicChart topics={data.topics} cut={cut} csv={csv('topics')} />
          </div>
          <Items data={data} linkTo={(hash) => `${at({ item: hash })}#item`} />
          <Files keys={data.keys} csv={csv} />
        </>
      )}
    </main>
  )
}

/** What the figures are made from: this sitting, or all that were released up to it. */
function Scope({ data }: { data: Data }) {
  const t = useTranslations('analysis.over')
  return (
    <Form method="get" className="row items-end noprint" key={data.scope}>
      <SelectField name="over" label={t('label')} defaultValue={data.scope} options={SCOPES_SHOWN.map((value) => ({ value, label: t(value) }))} />
      <button className="btn quiet" type="submit">
        {t('show')}
      </button>
    </Form>
  )
}
const SCOPES_SHOWN = ['sitting', 'released'] as const

function Items({ data, linkTo }: { data: Data; linkTo: (hash: string) => string }) {
  const t = useTranslations('analysis.items')
  const verdicts = useTranslations('analysis.verdicts')
  const options = [{ value: '', label: t('all') }, ...VERDICTS.map((value) => ({ value, label: verdicts(value) }))]
  return (
    <section aria-labelledby="items-title">
      <h2 id="items-title" className="mt-8">
        {t('title')}
      </h2>
      <p className="note">{t('lead')}</p>
      <Form method="get" className="row items-end noprint" key={data.verdict} preventScrollReset>
        <input type="hidden" name="over" value={data.scope} />
        <SelectField name="verdict" label={t('filter')} defaultValue={data.verdict ?? ''} options={options} />
        <button className="btn quiet" type="submit">
          {t('show')}
        </button>
      </Form>
      {data.verdict === null && data.few > 0 && <p className="note">{t('few', { count: data.few })}</p>}
      {data.items.length === 0 ? <p role="status">{t('none')}</p> : <ItemTable items={data.items} linkTo={linkTo} />}
    </section>
  )
}

function Files({ keys, csv }: { keys: boolean; csv: (part: string) => string }) {
  const t = useTranslations('analysis.files')
  const parts = (['test', 'items', 'scores', 'topics', 'completion', 'choices'] as const).filter((part) => keys || part !== 'choices')
  return (
    <section className="noprint">
      <h2 className="mt-8">{t('title')}</h2>
      <p className="note">{t('lead')}</p>
      <ul>
        {parts.map((part) => (
          <li key={part}>
            <Link reloadDocument to={csv(part)}>
              {t(part)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
