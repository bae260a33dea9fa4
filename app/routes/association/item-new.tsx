import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { dayOf } from '#app/domain/instant.ts'
import { allow, loggedIn } from '#app/http/context.ts'
import { readForm } from '#app/http/forms.ts'
import { statusOf } from '#app/http/refusals.ts'
import { writeItems } from '#app/services/bank-writing.ts'
import { answerTo } from '#app/ui/bank/answer.ts'
import { draftsTyped, shapeAsked } from '#app/ui/bank/item-fields.ts'
import { ItemForm, OtherKind, ShapeForms } from '#app/ui/bank/item-form.tsx'
import { need } from '#app/words/need.ts'

await need('bank', 'exam')

export const meta: MetaFunction = () => [{ title: '新建题目 New item · 明鉴' }, { name: 'robots', content: 'noindex' }]

export const loader = ({ context: { app, actor: asking }, request }: LoaderFunctionArgs) => {
  const actor = loggedIn({ actor: asking }, request)
  allow(actor, 'item.propose')
  const { topics, regulations } = app.catalogue
  return {
    shape: shapeAsked(new URL(request.url).searchParams) ?? null,
    today: dayOf(app.now()),
    topics: topics.map(({ id, title, titleEn }) => ({ id, title, titleEn })),
    documents: [...regulations.values()].map(({ id, short, articles }) => ({ id, short, articles: articles.map((a) => ({ id: a.id, clause: a.clause, heading: a.heading })) })),
  }
}

export const action = async ({ context: { app, actor: asking }, request }: ActionFunctionArgs) => {
  const actor = loggedIn({ actor: asking }, request)
  allow(actor, 'item.propose')
  const shape = shapeAsked(new URL(request.url).searchParams)
  if (!shape) return redirect('/association/items/new')
  const { typed } = await readForm(request)
  const written = draftsTyped(shape, typed)
  const wrote = await writeItems(app, actor.personId, written.map(({ draft }) => draft), { reason: typed.reason ?? '', warned: typed.warned ?? '' })
  if (wrote.outcome === 'proposed') return redirect(`/association/items/${wrote.itemIds[0]}?done=proposed`)
  const answer = answerTo(written, wrote, typed)
  return data(answer, { status: statusOf(answer.refusal) })
}

export default function NewItem() {
  const { shape, today, topics, documents } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useTranslations('bank.form')
  const b = useTranslations('bank')
  const english = useLocale() === 'en'
  const typed = Object.fromEntries((shape?.parts ?? []).flatMap((_, i) => [[`${i + 1}.shuffle`, 'on'], [`${i + 1}.from`, today], [`${i + 1}.facility`, '70']]))
  return (
    <main id="main" className="page stack">
      <p className="m-0"><Link to="/association/items">{b('back')}</Link></p>
      <h1 className="m-0">{t('newTitle')}</h1>
      <p className="note m-0">{t('newLead')}</p>
      {shape ? (
        <>
          <OtherKind />
          <ItemForm shape={shape} typed={typed} answer={answer} fresh topics={topics.map(({ id, title, titleEn }) => ({ value: id, label: english ? titleEn : title }))} documents={documents} />
        </>
      ) : <ShapeForms />}
    </main>
  )
}
