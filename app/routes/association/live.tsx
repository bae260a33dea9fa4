import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, type ShouldRevalidateFunction, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { LIVE_ORDERS, LIVE_STATES, type LiveFilter } from '#app/domain/exam/live-list.ts'
import { asId } from '#app/domain/ids.ts'
import type { Detail } from '#app/domain/result.ts'
import type { Actor, App } from '#app/services/app.ts'
import { may } from '#app/http/authorise.ts'
import { loggedIn, notFound } from '#app/http/context.ts'
import { parseForm, readForm } from '#app/http/forms.ts'
import { statusOf } from '#app/http/refusals.ts'
import { liveDesk } from '#app/services/live-list.ts'
import { ownerOf } from '#app/services/sitting-desk.ts'
import { ActForm, type Outcome, OutcomeNotice } from '#app/ui/invigilation/act-form.tsx'
import { ACTS, type Filling } from '#app/ui/invigilation/acts.ts'
import { LiveDesk } from '#app/ui/invigilation/live-desk.tsx'
import styles from '#app/ui/invigilation/invigilation.css?url'
import { Refusal } from '#app/ui/field.tsx'
import { Facts, When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'
import { actSchema, doAct, fillingOf } from './live-acts.ts'

await need('invigilation')

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data: known }) => [{ title: `${known?.title ?? '场次'} · 监考台 · 明鉴` }, { name: 'robots', content: 'noindex' }]

/** The sitting's id, if this officer may invigilate it. Of another association's nobody learns that it is there. */
async function invigilated(app: App, actor: Actor, params: { sitting?: string | undefined }) {
  const id = asId<'sitting'>(params.sitting ?? '') ?? notFound()
  const owner = (await ownerOf(app, id)) ?? notFound()
  if (!may(actor, 'sitting.invigilate', owner)) notFound()
  return id
}

export const loader = async ({ context: { app, actor: asking }, request, params }: LoaderFunctionArgs) => {
  const actor = loggedIn({ actor: asking }, request)
  const id = await invigilated(app, actor, params)
  const desk = (await liveDesk(app, id)) ?? notFound()
  return { id, ...desk, filter: filterIn(new URL(request.url).searchParams) }
}

const filterIn = (search: URLSearchParams): LiveFilter => ({
  text: (search.get('q') ?? '').slice(0, 50),
  state: LIVE_STATES.find((state) => state === search.get('state')) ?? null,
  order: LIVE_ORDERS.find((order) => order === search.get('order')) ?? 'name',
  trouble: search.get('trouble') === 'on',
})

/** `filling`: an act waits to be filled in. `outcome`: it was done, but not for everybody. */
interface Answer {
  readonly filling?: Filling
  readonly outcome?: Outcome
  readonly refused?: { readonly refusal: string; readonly detail?: Detail | undefined; readonly typed: Readonly<Record<string, string>> }
}
const refusing = (refusal: string, typed: Record<string, string>, detail?: Detail, filling?: Filling) =>
  data<Answer>({ refused: { refusal, detail, typed }, ...(filling ? { filling } : {}) }, { status: statusOf(refusal) })

export const action = async ({ context: { app, actor: asking }, request, params }: ActionFunctionArgs) => {
  const { personId } = loggedIn({ actor: asking }, request)
  const id = await invigilated(app, loggedIn({ actor: asking }, request), params)
  const { form, typed } = await readForm(request)
  const parsed = parseForm(actSchema, form)
  if (!parsed.ok) return refusing('act-unknown', typed)
  const { choose, intent } = parsed.value
  const filling = await fillingOf(app, personId, id, choose ?? intent, parsed.value)
  if (!filling.ok) return refusing(filling.refusal, typed)
  if (!intent) return data<Answer>({ filling: filling.value })
  const done = await doAct(app, personId, id, intent, parsed.value)
  if (!done.ok) return refusing(done.refusal, typed, done.detail, filling.value)
  if (done.value.refused.length > 0) return data<Answer>({ outcome: done.value })
  return redirect(`/association/sittings/${id}/live?done=${intent}&n=${done.value.all ? 'all' : done.value.done}`)
}

/** Choosing an act changes nothing: the list need not come again. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) => (formData?.has('choose') ? false : defaultShouldRevalidate)

export default function Live() {
  const { id, title, place, browserAsked, released, list, filter } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const [search] = useSearchParams()
  const t = useTranslations('invigilation.live')
  const to = `/association/sittings/${id}/live`
  const { filling, outcome, refused } = answer ?? {}
  const act = ACTS.find((one) => one === search.get('done'))
  const n = search.get('n') ?? ''
  const { sitting } = list
  return (
    <main id="main" className="page live-page">
      <p className="note m-0 noprint"><Link to={`/association/sittings/${id}`}>{t('back')}</Link></p>
      <h1>{t('of', { title })}</h1>
      <p className="note">{t('lead')}</p>
      {!answer && act && <OutcomeNotice act={act} all={n === 'all'} done={Number(n) || 0} refused={[]} />}
      {outcome && <OutcomeNotice {...outcome} />}
      {!filling && <Refusal code={refused?.refusal} detail={refused?.detail} />}
      <Facts of={[
        [t('startWindow'), <span key="s"><When at={sitting.startFrom} /> – <When at={sitting.startUntil} zone /></span>],
        [t('closes'), <When key="c" at={sitting.closes} zone />],
        ...(place ? [[t('place'), place] as const] : []),
      ]} />
      {filling && <ActForm key={JSON.stringify(filling)} filling={filling} to={to} refused={refused} />}
      <LiveDesk to={to} start={list} filter={filter} browserAsked={browserAsked} released={released} />
    </main>
  )
}
