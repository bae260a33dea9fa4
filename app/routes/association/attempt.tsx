import { type ActionFunctionArgs, data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { asId, type AttemptId } from '#app/domain/ids.ts'
import type { Detail } from '#app/domain/result.ts'
import type { Actor, App } from '#app/services/app.ts'
import { may } from '#app/http/authorise.ts'
import { loggedIn, notFound } from '#app/http/context.ts'
import { readForm } from '#app/http/forms.ts'
import { statusOf } from '#app/http/refusals.ts'
import { ownerOfAttempt } from '#app/services/invigilation.ts'
import { candidateTimeline, loadRescue, previewRescue } from '#app/services/timeline.ts'
import { ACTS } from '#app/ui/invigilation/acts.ts'
import styles from '#app/ui/invigilation/invigilation.css?url'
import { RescueForm, type ShownRescue } from '#app/ui/invigilation/rescue-form.tsx'
import { TimelineTable, WindowHistories } from '#app/ui/invigilation/timeline-sheet.tsx'
import { Facts, When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('invigilation')

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
export const meta: MetaFunction<typeof loader> = ({ data: known }) => [{ title: `${known?.row.name ?? '考生'} · 过程记录 · 明鉴` }, { name: 'robots', content: 'noindex' }]

/** The attempt's id, if this officer may see it: whoever invigilates the sitting, or decides cases of its association. */
async function seen(app: App, actor: Actor, params: { attempt?: string | undefined }) {
  const id: AttemptId = asId<'attempt'>(params.attempt ?? '') ?? notFound()
  const owner = (await ownerOfAttempt(app, id)) ?? notFound()
  const of = { organisationId: owner.organisationId, region: owner.region }
  const acts = may(actor, 'sitting.invigilate', of)
  if (!acts && !may(actor, 'case.see', of)) notFound()
  return { id, acts, notices: may(actor, 'case.open', of) }
}

export const loader = async ({ context: { app, actor: asking }, request, params }: LoaderFunctionArgs) => {
  const actor = loggedIn({ actor: asking }, request)
  const { id, acts, notices } = await seen(app, actor, params)
  const sheet = await candidateTimeline(app, actor.personId, id)
  return sheet.ok ? { ...sheet.value, notices, acts: acts && !sheet.value.released } : notFound()
}

interface Answer {
  readonly checked?: { readonly preview: ShownRescue; readonly file: string }
  readonly refused?: { readonly refusal: string; readonly detail?: Detail | undefined; readonly reason?: string | undefined }
}
const refusing = (refusal: string, detail?: Detail, more: Partial<Answer> & { readonly reason?: string | undefined } = {}) => {
  const { reason, ...rest } = more
  return data<Answer>({ ...rest, refused: { refusal, detail, reason } }, { status: statusOf(refusal) })
}

/** A rescue file: checked first, then loaded. Between the two it travels sealed, as it came. */
export const action = async ({ context: { app, actor: asking }, request, params }: ActionFunctionArgs) => {
  const actor = loggedIn({ actor: asking }, request)
  const { id, acts } = await seen(app, actor, params)
  if (!acts) notFound()
  const { form, typed } = await readForm(request)
  const bytes = await fileIn(form)
  if (!bytes) return refusing('rescue-file-missing')
  const preview = await previewRescue(app, actor.personId, id, bytes)
  if (!preview.ok) return preview.refusal === 'attempt-not-found' ? notFound() : refusing(preview.refusal, preview.detail)
  const checked = { preview: preview.value, file: new TextDecoder().decode(bytes) }
  if (typed.intent !== 'load-rescue') return data<Answer>({ checked })
  const { reason = '' } = typed
  if (typed.confirmed !== 'on') return refusing('act-unconfirmed', undefined, { checked, reason })
  const loaded = await loadRescue(app, actor.personId, id, bytes, { shown: Number(typed.shown), reason })
  if (!loaded.ok) return refusing(loaded.refusal, loaded.detail, { checked, reason })
  return redirect(`/association/attempts/${id}?rescued=${loaded.value.taken}`)
}

/** The file as it was uploaded, or sent again by the form that showed what is in it. */
async function fileIn(form: FormData): Promise<Uint8Array | undefined> {
  const [file, again] = [form.get('file'), form.get('rescueFile')]
  if (file instanceof File && file.size > 0) return new Uint8Array(await file.arrayBuffer())
  return typeof again === 'string' && again !== '' ? new TextEncoder().encode(again) : undefined
}

export default function AttemptTimeline() {
  const { sittingId, title, acts, notices, browserAsked, now, document, photo, sitting, row, entries, windows } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const [search] = useSearchParams()
  const t = useTranslations('invigilation')
  const { name, state, seat, answered, startedAt, deadline, finishedAt, extraTimePercent, grantedMinutes } = row
  const rescued = Number(search.get('rescued'))
  const live = `/association/sittings/${sittingId}/live`
  return (
    <main id="main" className="page">
      <p className="note m-0 noprint"><Link to={acts ? live : `/association/sittings/${sittingId}`}>{acts ? t('timeline.back') : t('live.back')}</Link></p>
      <h1>{t('timeline.title', { name })}</h1>
      <p className="note">{t('timeline.lead')} {t('timeline.signalsNote')}</p>
      {!answer && rescued > 0 && <p className="notice good" role="status">{t('rescue.done', { count: rescued })}</p>}
      <div className="sheet row">
        {photo && <img src={photo} alt={t('acts.photoOf', { name })} width={90} height={120} />}
        <Facts of={[
          [t('timeline.sitting'), title],
          [t('timeline.document'), <span key="d" className="num">{document}</span>],
          ...(seat === null ? [] : [[t('timeline.seat'), String(seat)] as const]),
          [t('timeline.state'), t(`live.states.${state}`)],
          [t('timeline.answered'), t('live.answeredValue', { answered, all: sitting.items })],
          ...(startedAt ? [[t('timeline.started'), <When key="s" at={startedAt} zone />] as const] : []),
          ...(deadline ? [[t('timeline.deadline'), <When key="e" at={deadline} zone />] as const] : []),
          ...(finishedAt ? [[t('timeline.finished'), <When key="f" at={finishedAt} zone />] as const] : []),
          ...(extraTimePercent > 0 || grantedMinutes > 0 ? [[t('timeline.extra'), t('timeline.extraValue', { percent: extraTimePercent, minutes: grantedMinutes })] as const] : []),
          [t('timeline.at'), <When key="n" at={now} zone />],
        ]} />
      </div>
      <h2 className="mt-8">{t('timeline.entries')}</h2>
      <TimelineTable entries={entries} />
      <WindowHistories windows={windows} />
      <p className="row noprint">
        {notices && <Link to={`/association/cases/new?attempt=${row.id}`}>{t('timeline.toNotice')}</Link>}
        <span className="note">{t('timeline.printNote')}</span>
      </p>
      {acts && (
        <>
          <h2 className="noprint mt-8">{t('acts.title')}</h2>
          <Form method="post" action={live} className="row noprint">
            <input type="hidden" name="who" value={row.id} />
            {ACTS.filter((act) => act !== 'move-close' && (act !== 'seb-override' || browserAsked)).map((act) => <button key={act} className="btn quiet small" type="submit" name="choose" value={act}>{t(`acts.names.${act}`)}</button>)}
          </Form>
          <RescueForm checked={answer?.checked} refused={answer?.refused} />
        </>
      )}
    </main>
  )
}
