import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { z } from 'zod'
import type { BankAct } from '#app/domain/exam/bank-decision.ts'
import { asId } from '#app/domain/ids.ts'
import { may, organisationsFor } from '#app/http/authorise.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { decideItem } from '#app/services/bank.ts'
import { itemAtDesk } from '#app/services/bank-item.ts'
import { Decisions } from '#app/ui/bank/decisions.tsx'
import { ItemSheet } from '#app/ui/bank/item-sheet.tsx'
import { ItemMark } from '#app/ui/bank/marks.tsx'
import { Difference, ItemHistory, Versions } from '#app/ui/bank/versions.tsx'
import { Refusal, useRefusal } from '#app/ui/field.tsx'
import { Mark } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('bank', 'exam', 'rulings')

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.item.itemId ?? '题目'} · 题库 · 明鉴` }, { name: 'robots', content: 'noindex' }]

/** A page with a key: the service puts the reading on record. */
export const loader = async ({ context: { app, actor: asking }, request, params }: LoaderFunctionArgs) => {
  const actor = loggedIn({ actor: asking }, request)
  allow(actor, 'item.see')
  const id = asId(params.item ?? '') ?? notFound()
  const { searchParams } = new URL(request.url)
  const number = (name: string) => (/^\d{1,6}$/.test(searchParams.get(name) ?? '') ? { [name]: Number(searchParams.get(name)) } : {})
  const proposes = may(actor, 'item.propose')
  const looking = { personId: actor.personId, proposes, reviews: may(actor, 'item.review') }
  const item = (await itemAtDesk(app, looking, id, { ...number('version'), ...number('from'), ...number('to') })) ?? notFound()
  return { item, proposes, rules: organisationsFor(actor, 'ruling.propose').length > 0, topics: app.catalogue.topics.map(({ id: topic, title, titleEn }) => ({ id: topic, title, titleEn })) }
}

const NEEDS = {
  'approve proposal': 'item.review', 'return proposal': 'item.review', 'approve content': 'item.review', 'return content': 'item.review',
  withdraw: 'item.see', hold: 'item.hold', release: 'item.hold', retire: 'item.hold',
} as const
const INTENTS = Object.keys(NEEDS) as (keyof typeof NEEDS)[]
const schema = z.object({ intent: z.enum(INTENTS), seen: z.string().max(100), reason: z.string().max(2000).default(''), confirm: z.literal('on').optional() })

function actOf(intent: keyof typeof NEEDS, reason: string): BankAct {
  const [type, of] = intent.split(' ') as [BankAct['type'], 'proposal' | 'content' | undefined]
  if (type === 'approve') return { type, of: of ?? 'proposal' }
  return type === 'return' ? { type, of: of ?? 'proposal', reason } : { type, reason }
}

export const action = async ({ context: { app, actor: asking }, request, params }: ActionFunctionArgs) => {
  const actor = loggedIn({ actor: asking }, request)
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const { intent, seen, reason, confirm } = parsed.value
  allow(actor, NEEDS[intent])
  const id = asId(params.item ?? '') ?? notFound()
  if (intent === 'retire' && !confirm) return refusedForm('bank-retire-unconfirmed', typed, { confirm: 'bank-retire-unconfirmed' })
  const decided = await decideItem(app, actor.personId, id, { act: actOf(intent, reason), seen })
  if (decided.ok) return redirect(`/association/items/${id}?done=recorded`)
  if (decided.refusal === 'bank-unknown-item') return notFound()
  return refusedForm(decided.refusal, typed, decided.refusal === 'bank-reason-needed' ? { reason: decided.refusal } : {}, decided.detail)
}

export default function Item() {
  const { item, proposes, rules, topics } = useLoaderData<typeof loader>()
  const rulings = useTranslations('rulings')
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTranslations('bank.item')
  const b = useTranslations('bank')
  const warn = useTranslations('bank.warnings')
  const tell = useRefusal()
  const format = useFormatter()
  const english = useLocale() === 'en'
  const titles = new Map(topics.map(({ id, title, titleEn }) => [id, english ? titleEn : title]))
  const { shown, versions, exposure, warnings, parts } = item
  const inUse = versions.find(({ examined }) => examined)
  const waiting = versions.some(({ number, waits }) => waits && number === shown.number)
  const done = search.get('done')
  const share = exposure.all === 0 ? '0' : format.number((exposure.forms * 100) / exposure.all, { maximumFractionDigits: 1 })
  return (
    <main id="main" className="page stack">
      <p className="m-0"><Link to="/association/items">{b('back')}</Link></p>
      <div className="row">
        <h1 className="m-0">{t('title', { item: item.itemId })}</h1>
        <ItemMark state={item.state} readBy={inUse?.readBy ?? 'nobody'} />
        {!item.inForce && <Mark tone="plain">{b('notInForce')}</Mark>}
        <span className="note">{b('version', { number: shown.number })}</span>
      </div>
      {done === 'recorded' && <p className="notice good m-0" role="status">{t('recorded')}</p>}
      {done === 'proposed' && <p className="notice good m-0" role="status">{t('proposed')}</p>}
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      {parts.length > 0 && (
        <nav className="row" aria-label={t('case', { id: item.caseId ?? '' })}>
          <span className="note">{t('case', { id: item.caseId ?? '' })}</span>
          {parts.map(({ itemId }, i) => <Link key={itemId} to={`/association/items/${itemId}`} aria-current={itemId === item.itemId ? 'page' : undefined} className={itemId === item.itemId ? 'font-semibold' : undefined}>{t('part', { part: i + 1 })}</Link>)}
        </nav>
      )}
      {waiting && <p className="notice m-0">{inUse ? t('waitingNote', { number: shown.number, inUse: inUse.number }) : t('waitingNewNote')}</p>}
      {inUse?.number === shown.number && item.state === 'unread' && <p className="notice warn m-0">{t('unreadNote')}</p>}
      {inUse?.number === shown.number && inUse.readBy === 'sample' && <p className="notice warn m-0">{t('sampleNote')}</p>}
      {item.conflict && <p className="notice warn m-0">{t('conflictNote')}</p>}
      {item.standing === 'held' ? <p className="notice seal m-0">{t('heldNote')}</p> : !item.usable && !waiting && <p className="notice m-0">{t('notUsableNote')}</p>}
      <ItemSheet version={shown.version} facility={shown.facility} topic={titles.get(shown.version.topic) ?? shown.version.topic} citations={item.citations} />
      {warnings.length > 0 && (
        <section className="notice warn">
          <h2 className="m-0">{t('warnings')}</h2>
          <p className="note m-0">{t('warningsLead')}</p>
          <ul>{warnings.map(({ code, detail }) => <li key={`${code} ${JSON.stringify(detail)}`}>{warn(code, detail)}</li>)}</ul>
        </section>
      )}
      {proposes && (item.editing
        ? <p className="note m-0">{t('editNot')}{tell(item.editing)}</p>
        : <p className="m-0"><Link className="btn quiet" to={`/association/items/${item.itemId}/edit`}>{t(parts.length > 0 ? 'editCase' : 'edit')}</Link></p>)}
      {rules && <p className="m-0"><Link to={`/association/rulings/new?item=${item.itemId}`}>{rulings('propose')}</Link></p>}
      {versions.length > 1 && (
        <section className="stack">
          <h2 className="m-0">{t('difference')}</h2>
          <Difference numbers={versions.map(({ number }) => number)} difference={item.difference} shown={shown.number} topics={titles} />
        </section>
      )}
      <section className="stack">
        <h2 className="m-0">{b('acts.title')}</h2>
        {parts.length > 0 && <p className="note m-0">{t('caseNote')}</p>}
        <Decisions acts={item.acts} seen={item.seen} conflict={item.setConflict} shippedInUse={item.shippedUnread} refused={refused} />
      </section>
      <section className="stack">
        <h2 className="m-0">{t('versions')}</h2>
        <p className="note m-0">{exposure.all === 0 ? t('formsNone') : t('formsPeriod', { all: exposure.all, forms: exposure.forms, percent: share })}</p>
        <Versions of={versions} itemId={item.itemId} shown={shown.number} />
      </section>
      <section className="stack">
        <h2 className="m-0">{t('history')}</h2>
        <ItemHistory of={item.history} />
      </section>
    </main>
  )
}
