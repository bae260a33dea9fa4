import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asId, type AttemptId, type PersonId } from '#app/domain/ids.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { browserShown } from '#app/http/exam-browser.ts'
import { readForm, refusedForm } from '#app/http/forms.ts'
import { beginBreak, goOn } from '#app/services/attempt-acts.ts'
import type { App } from '#app/services/app.ts'
import { handIn, paper, saveAnswers } from '#app/services/attempts.ts'
import { confirmMessage, dayNow } from '#app/services/day-now.ts'
import { examBrowserAllows } from '#app/services/exam-browser.ts'
import { rescuePublicKey } from '#app/services/rescue.ts'
import { outcomeOf } from '#app/services/results.ts'
import { signalsConsented } from '#app/services/signals.ts'
import { Closed } from '#app/ui/exam/closed.tsx'
import { ExamBrowserNeeded } from '#app/ui/exam/exam-browser-needed.tsx'
import { Player, type PlayerProps } from '#app/ui/exam/player.tsx'
import { responseOf } from '#app/ui/exam/response.ts'
import { need } from '#app/words/need.ts'

await need('exam')

export const meta: MetaFunction = () => [{ title: '考试 · 明鉴' }, { name: 'robots', content: 'noindex' }]

const idOf = (params: { attempt?: string | undefined }): AttemptId => asId<'attempt'>(params.attempt ?? '') ?? notFound()

/** Served items only: nothing in here knows a key. */
export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const { app } = context
  const actor = loggedIn(context, request)
  allow(actor, 'attempt.sit', { personId: actor.personId })
  const attemptId = idOf(params)
  const found = await dayNow(app, actor.personId, attemptId)
  if (!found.ok) notFound()
  const { sittingId, day } = found.value
  const none = { open: null, closed: null, browserNeeded: null }
  const rescue = { attemptId, person: actor.personId, key: await rescuePublicKey(app) }
  const read = day.state === 'closed' ? undefined : await paper(app, actor.personId, attemptId)
  if (read?.ok) {
    const browser = await examBrowserAllows(app, actor.personId, { sittingId }, browserShown(request))
    if (!browser.ok) return { ...none, attemptId, browserNeeded: sittingId }
    const { searchParams } = new URL(request.url)
    const wanted = Number(searchParams.get('q'))
    const unkept = Number(searchParams.get('unkept'))
    const { title, items, answers, deadline, now } = read.value
    const known = (slot: number) => items.some((item) => item.slot === slot)
    const where = { at: known(wanted) ? wanted : 1, handIn: searchParams.has('hand-in'), orderNotKept: known(unkept) ? unkept : undefined }
    const signals = await signalsConsented(app, actor.personId, sittingId)
    return { ...none, attemptId, open: { title, items, answers, deadline, now, day, rescue, signals, ...where } }
  }
  const outcome = await outcomeOf(app, actor.personId, attemptId)
  if (!outcome.ok) notFound()
  const { title, submittedAt, deadline, items, answered, result } = outcome.value
  return { ...none, attemptId, closed: { title, submittedAt, deadline, closed: day.closed, all: items, answered, rescue, now: day.now, released: result !== null } }
}

/** Without JavaScript: one question is saved, a break begins or ends, a message is confirmed, or the attempt is handed in. The same services as the exam door's. */
export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const { app } = context
  const { personId } = loggedIn(context, request)
  const attemptId = idOf(params)
  const here = `/exam/attempts/${attemptId}`
  const { form, typed } = await readForm(request)
  const act = actOf(typed)
  if (act) {
    const done = await act(app, personId, attemptId)
    if (done.ok) return redirect(here)
    return done.refusal === 'attempt-not-found' ? notFound() : refusedForm(done.refusal, typed, {}, done.detail)
  }
  const browser = await examBrowserAllows(app, personId, { attemptId }, browserShown(request))
  if (!browser.ok) return refusedForm(browser.refusal, typed)
  const read = await paper(app, personId, attemptId)
  if (!read.ok) return read.refusal === 'attempt-closed' ? redirect(here) : notFound()
  const { items, answers, paused } = read.value
  if (paused) return refusedForm('attempt-paused', typed)
  const item = items.find(({ slot }) => slot === Number(typed.q))
  if (!item) return refusedForm('unknown-slot', typed)
  const next = placeAfter(typed.go ?? '', item.slot, items.length)
  const response = responseOf(item, form)
  if (response === undefined) return redirect(`${here}?${next}&unkept=${item.slot}`)
  if (response === null && !answers[item.slot]) return redirect(`${here}?${next}`)
  const saved = await saveAnswers(app, personId, attemptId, [{ slot: item.slot, revision: Number(typed.revision), response }])
  if (!saved.ok) return saved.refusal === 'attempt-closed' ? redirect(here) : refusedForm(saved.refusal, typed, {}, saved.detail)
  const [stale] = saved.value.stale
  if (stale) return data({ refusal: undefined, stale: { mine: response, stands: stale.response } }, { status: 409 })
  return redirect(`${here}?${next}`)
}

/** What a posted form does besides saving an answer. */
function actOf({ intent, message }: Readonly<Record<string, string>>) {
  switch (intent) {
    case 'hand-in':
      return (app: App, personId: PersonId, id: AttemptId) => handIn(app, personId, id, { seen: {}, force: false })
    case 'break':
      return beginBreak
    case 'end-break':
      return goOn
    case 'confirm': {
      const confirmed = asId<'sitting-event'>(message ?? '') ?? notFound()
      return (app: App, personId: PersonId, id: AttemptId) => confirmMessage(app, personId, id, confirmed)
    }
    default:
      return undefined
  }
}

/** Where a button leads, as a query. */
function placeAfter(go: string, slot: number, all: number): string {
  if (go === 'hand-in') return `q=${slot}&hand-in=1`
  const wanted = go === 'next' ? slot + 1 : go === 'previous' ? slot - 1 : Number(go)
  return `q=${Number.isSafeInteger(wanted) ? Math.min(Math.max(wanted, 1), all) : slot}`
}

export default function Attempt() {
  const { attemptId, open, closed, browserNeeded } = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>()
  if (browserNeeded) return <ExamBrowserNeeded sittingId={browserNeeded} />
  if (closed) return <Closed lost={[]} {...closed} />
  if (!open) return null
  const stale = posted && 'stale' in posted ? posted.stale : undefined
  const props: PlayerProps = { attemptId, ...open, posted: { refusal: posted?.refusal, stale, orderNotKept: open.orderNotKept } }
  return <Player key={attemptId} {...props} />
}
