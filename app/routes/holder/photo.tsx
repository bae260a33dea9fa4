import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { PHOTO } from '#app/domain/exam/photo.ts'
import { asId } from '#app/domain/ids.ts'
import { allow, loggedIn } from '#app/http/context.ts'
import { readForm, refusedForm } from '#app/http/forms.ts'
import { tooMany } from '#app/http/limits.ts'
import { photoSetAt, removePhoto, setPhoto } from '#app/services/photo.ts'
import { Field, Refusal, Tick, useRefusal } from '#app/ui/field.tsx'
import { useTold } from '#app/ui/sittings/told.ts'
import { need } from '#app/words/need.ts'

await need('sittings')

export const meta: MetaFunction = () => [{ title: '我的照片 My photo · 明鉴' }]

/** The sitting somebody came from, to lead them back. */
const backOf = (request: Request): string | null => asId<'sitting'>(new URL(request.url).searchParams.get('back') ?? '') ?? null

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'sitting.book', { personId: actor.personId })
  return { personId: actor.personId, setAt: await photoSetAt(context.app, actor.personId), back: backOf(request) }
}

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const { app, limits, address } = context
  const actor = loggedIn(context, request)
  allow(actor, 'sitting.book', { personId: actor.personId })
  const wait = await limits.spend('upload', address)
  if (wait) throw tooMany(wait)
  const { form, typed } = await readForm(request)
  const back = backOf(request)
  const to = (done: string) => redirect(`/me/photo?${done}=1${back ? `&back=${back}` : ''}`)
  if (typed.intent === 'remove') {
    const removed = await removePhoto(app, actor.personId)
    return removed.ok ? to('removed') : refusedForm(removed.refusal, typed)
  }
  const file = form.get('photo')
  // A file that is too large is judged by its size, and not read whole first.
  const bytes = file instanceof File ? new Uint8Array(await file.slice(0, PHOTO.maxBytes + 1).arrayBuffer()) : new Uint8Array()
  const set = await setPhoto(app, actor.personId, { bytes, consents: typed.consent === 'on' })
  return set.ok ? to('saved') : refusedForm(set.refusal, typed, set.refusal === 'photo-consent-missing' ? { consent: set.refusal } : {}, set.detail)
}

export default function Photo() {
  const { personId, setAt, back } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTranslations('sittings.photo')
  const words = useRefusal()
  const told = useTold()
  return (
    <main id="main" className="page reading">
      <h1>{t('title')}</h1>
      {search.has('saved') && !refused && <p className="notice good" role="status">{t('saved')}</p>}
      {search.has('removed') && !refused && <p className="notice good" role="status">{t('removed')}</p>}
      <p>{t('lead')}</p>
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      <section className="stack mt-6">
        <h2 className="m-0">{t('now')}</h2>
        {setAt === null ? <p className="m-0">{t('none')}</p> : (
          <figure className="m-0">
            <img src={`/me/photo/${personId}?${encodeURIComponent(setAt)}`} alt={t('mine')} width={150} />
            <figcaption className="note">{t('setAt', { at: told(setAt) })}</figcaption>
          </figure>
        )}
        <Form method="post" encType="multipart/form-data" className="stack sheet">
          <Field name="photo" type="file" accept="image/jpeg,image/png" label={t('file')} hint={t('hint')} required />
          <Tick name="consent" label={t('consent')} hint={t('consentHint')} required fault={refused?.fields.consent ? words(refused.fields.consent) : undefined} />
          <div><button className="btn" type="submit" name="intent" value="set">{t(setAt === null ? 'submit' : 'replace')}</button></div>
        </Form>
        {setAt !== null && (
          <details>
            <summary>{t('remove')}</summary>
            <Form method="post" className="stack mt-3">
              <p className="note m-0">{t('removeLead')}</p>
              <div><button className="btn final" type="submit" name="intent" value="remove">{t('removeConfirm')}</button></div>
            </Form>
          </details>
        )}
      </section>
      <p className="row mt-6">{back && <Link to={`/exams/${back}`}>{t('toExams')}</Link>}<Link to="/me">{t('toMe')}</Link></p>
    </main>
  )
}
