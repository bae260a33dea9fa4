import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asId, type AttemptId } from '#app/domain/ids.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { readForm, refusedForm } from '#app/http/forms.ts'
import { handIn, paper, saveAnswers } from '#app/services/attempts.ts'
import { outcomeOf } from '#app/services/results.ts'
import { Closed } from '#app/ui/exam/closed.tsx'
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
  const read = await paper(app, actor.personId, attemptId)
  if (read.ok) {
    const { searchParams } = new URL(request.url)
    const wanted = Number(searchParams.get('q'))
    const unkept = Number(searchParams.get('unkept'))
    const known = (slot: number) => read.value.items.some((item) => item.slot === slot)
    return {
      attemptId,
      open: { ...read.value, at: known(wanted) ? wanted : 1, handIn: searchParams.has('hand-in'), orderNotKept: known(unkept) ? unkept : undefined },
      closed: null,
    }
  }
  if (read.refusal === 'attempt-not-found') notFound()
  const outcome = await outcomeOf(app, actor.personId, attemptId)
  if (!outcome.ok) notFound()
  const { title, submittedAt, deadline, items, answered, result } = outcome.value
  return { attemptId, open: null, closed: { title, submittedAt, deadline, all: items, answered, released: result !== null } }
}

/** Without JavaScript: one question is saved, or the attempt is handed in. The same services as the exam door's. */
export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const { app } = context
  const { personId } = loggedIn(context, request)
  const attemptId = idOf(params)
  const here = `/exam/attempts/${attemptId}`
  const { form, typed } = await readForm(request)
  if (typed.intent === 'hand-in') {
    const handedIn = await handIn(app, personId, attemptId, { seen: {}, force: false })
    if (handedIn.ok) return redirect(here)
    return handedIn.refusal === 'attempt-not-found' ? notFound() : refusedForm(handedIn.refusal, typed, {}, handedIn.detail)
  }
  const read = await paper(app, personId, attemptId)
  if (!read.ok) return read.refusal === 'attempt-closed' ? redirect(here) : notFound()
  const { items, answers } = read.value
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

/** Where a button leads, as a query. */
function placeAfter(go: string, slot: number, all: number): string {
  if (go === 'hand-in') return `q=${slot}&hand-in=1`
  const wanted = go === 'next' ? slot + 1 : go === 'previous' ? slot - 1 : Number(go)
  return `q=${Number.isSafeInteger(wanted) ? Math.min(Math.max(wanted, 1), all) : slot}`
}

export default function Attempt() {
  const { attemptId, open, closed } = useLoaderData<typeof loader>()
  const posted = useActionData<typeof action>()
  if (closed) return <Closed attemptId={attemptId} lost={[]} {...closed} />
  const stale = posted && 'stale' in posted ? posted.stale : undefined
  const props: PlayerProps = { attemptId, ...open, posted: { refusal: posted?.refusal, stale, orderNotKept: open.orderNotKept } }
  return <Player key={attemptId} {...props} />
}
