import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { asId } from '#app/domain/ids.ts'
import { may } from '#app/http/authorise.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { collusionOf } from '#app/services/analysis-collusion.ts'
import { ownerOf } from '#app/services/sitting-desk.ts'
import styles from '#app/ui/analysis/analysis.css?url'
import { SimulatedNote } from '#app/ui/analysis/marks.tsx'
import { useFigures } from '#app/ui/analysis/numbers.ts'
import { PairSheet } from '#app/ui/analysis/pairs.tsx'
import { When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('analysis')

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction = () => [{ title: '雷同筛查 Shared answers · 明鉴' }, { name: 'robots', content: 'noindex' }]

/** Reading is noted in the audit trail by the service. */
export const loader = async ({ context: { app, actor: asking }, request, params }: LoaderFunctionArgs) => {
  const actor = loggedIn({ actor: asking }, request)
  const id = asId<'sitting'>(params.sitting ?? '') ?? notFound()
  const owner = (await ownerOf(app, id)) ?? notFound()
  allow(actor, 'analysis.see', owner)
  const found = await collusionOf(app, actor.personId, id, { answers: may(actor, 'item.see') })
  if (!found.ok) return found.refusal === 'sitting-not-found' ? notFound() : { id, settled: false as const }
  const timeline = may(actor, 'sitting.invigilate', owner) || may(actor, 'case.see', owner)
  return { id, settled: true as const, ...found.value, timeline }
}
type Data = Extract<ReturnType<typeof useLoaderData<typeof loader>>, { settled: true }>

export default function CollusionPage() {
  const data = useLoaderData<typeof loader>()
  const t = useTranslations('analysis')
  return (
    <main id="main" className="page">
      <h1>{t('pairs.title')}</h1>
      {data.settled ? (
        <Told data={data} />
      ) : (
        <>
          <h2>{t('notSettled')}</h2>
          <p>{t('notSettledLead')}</p>
        </>
      )}
      <p className="row noprint mt-8">
        <Link to={`/association/sittings/${data.id}/analysis`}>{t('pairs.back')}</Link>
        <Link to={`/association/sittings/${data.id}`}>{t('back')}</Link>
      </p>
    </main>
  )
}

function Told({ data }: { data: Data }) {
  const t = useTranslations('analysis.pairs')
  const { share } = useFigures()
  const { screen, limits, pairs } = data
  return (
    <>
      {data.simulated && <SimulatedNote />}
      <p>
        {data.sitting.title} · <When at={data.sitting.startFrom} zone />
      </p>
      <p className="notice seal">{t('evidence')}</p>
      <h2>{t('method')}</h2>
      <ol>
        <li>{t('steps.compare')}</li>
        <li>{t('steps.chance')}</li>
        <li>{t('steps.tail')}</li>
      </ol>
      <h2>{t('rate')}</h2>
      <p>{t('rateStrong', { strong: share(limits.strong), sittings: Math.round(1 / limits.strong) })}</p>
      <p>{t('rateWeak', { weak: share(limits.weak) })}</p>
      <h2>{t('result')}</h2>
      {screen === null ? <p role="status">{t('few')}</p> : <p>{t('summary', screen)}</p>}
      {screen !== null && pairs.length === 0 && <p role="status">{t('noPairs')}</p>}
      {screen !== null && screen.strong + screen.weak > pairs.length && <p className="note">{t('most', { count: pairs.length })}</p>}
      <ol className="list">
        {pairs.map((pair) => (
          <PairSheet key={pair.people.map(({ attemptId }) => attemptId).join()} pair={pair} timeline={data.timeline} />
        ))}
      </ol>
    </>
  )
}
