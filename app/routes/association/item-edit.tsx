import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { asId } from '#app/domain/ids.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { readForm } from '#app/http/forms.ts'
import { statusOf } from '#app/http/refusals.ts'
import { writeItems, writingBase } from '#app/services/bank-writing.ts'
import { answerTo } from '#app/ui/bank/answer.ts'
import { draftsTyped, shapeOf } from '#app/ui/bank/item-fields.ts'
import { ItemForm } from '#app/ui/bank/item-form.tsx'
import { useRefusal } from '#app/ui/field.tsx'
import { need } from '#app/words/need.ts'

await need('bank', 'exam')

export const meta: MetaFunction = () => [{ title: '写新版本 New version · 明鉴' }, { name: 'robots', content: 'noindex' }]

/** A page with keys: the service puts the reading on record. */
export const loader = async ({ context: { app, actor: asking }, request, params }: LoaderFunctionArgs) => {
  const actor = loggedIn({ actor: asking }, request)
  allow(actor, 'item.propose')
  const id = asId(params.item ?? '') ?? notFound()
  const base = (await writingBase(app, actor.personId, id)) ?? notFound()
  const { topics, regulations } = app.catalogue
  return {
    ...(base.closed ? { shape: null, typed: {} } : shapeOf(base.items)),
    id,
    closed: base.closed,
    topics: topics.map(({ id: topic, title, titleEn }) => ({ id: topic, title, titleEn })),
    documents: [...regulations.values()].map(({ id: document, short, articles }) => ({ id: document, short, articles: articles.map((a) => ({ id: a.id, clause: a.clause, heading: a.heading })) })),
  }
}

export const action = async ({ context: { app, actor: asking }, request, params }: ActionFunctionArgs) => {
  const actor = loggedIn({ actor: asking }, request)
  allow(actor, 'item.propose')
  const id = asId(params.item ?? '') ?? notFound()
  const base = (await writingBase(app, actor.personId, id)) ?? notFound()
  const { typed } = await readForm(request)
  const written = draftsTyped(shapeOf(base.items).shape, typed)
  const wrote = await writeItems(app, actor.personId, written.map(({ draft }) => draft), { reason: typed.reason ?? '', warned: typed.warned ?? '' })
  if (wrote.outcome === 'proposed') return redirect(`/association/items/${id}?done=proposed`)
  const answer = answerTo(written, wrote, typed)
  return data(answer, { status: statusOf(answer.refusal) })
}

export default function EditItem() {
  const { id, shape, typed, closed, topics, documents } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useTranslations('bank.form')
  const i = useTranslations('bank.item')
  const tell = useRefusal()
  const english = useLocale() === 'en'
  return (
    <main id="main" className="page stack">
      <p className="m-0"><Link to={`/association/items/${id}`}>{i('title', { item: id })}</Link></p>
      <h1 className="m-0">{t('editTitle', { item: id })}</h1>
      {shape ? (
        <>
          <p className="note m-0">{t('editLead')}</p>
          <ItemForm shape={shape} typed={typed} answer={answer} fresh={false} topics={topics.map(({ id: topic, title, titleEn }) => ({ value: topic, label: english ? titleEn : title }))} documents={documents} />
        </>
      ) : <p className="notice seal">{i('editNot')}{closed && tell(closed)}</p>}
    </main>
  )
}
