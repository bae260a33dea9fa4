import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { z } from 'zod'
import { asId, type SittingId } from '#app/domain/ids.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { startAttempt } from '#app/services/attempts.ts'
import { sittingForCandidate } from '#app/services/bookings.ts'
import { acceptRules, bookSitting, cancelBooking } from '#app/services/sittings.ts'
import { Refusal, Tick, useRefusal } from '#app/ui/field.tsx'
import { Facts, Mark, When } from '#app/ui/marks.tsx'
import { StartsIn } from '#app/ui/exam/starts-in.tsx'
import { need } from '#app/words/need.ts'

await need('exam')

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.sitting.title ?? '考试'} · 明鉴` }]

const schema = z.object({ intent: z.enum(['book', 'cancel', 'accept', 'start']), read: z.literal('on').optional() })

/** Words for the reasons of `not-eligible`. */
const WHY: Readonly<Record<string, string>> = { 'too-late': 'start-too-late', released: 'start-released' }

const idOf = (params: { sitting?: string | undefined }): SittingId => asId<'sitting'>(params.sitting ?? '') ?? notFound()

export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const actor = loggedIn(context, request)
  allow(actor, 'sitting.book', { personId: actor.personId })
  const found = await sittingForCandidate(context.app, actor.personId, idOf(params))
  return found.ok ? found.value : notFound()
}

export const action = async ({ context: { app, actor: asking }, request, params }: ActionFunctionArgs) => {
  const actor = loggedIn({ actor: asking }, request)
  allow(actor, 'sitting.book', { personId: actor.personId })
  const sittingId = idOf(params)
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const { intent, read } = parsed.value
  if (intent === 'start') {
    const started = await startAttempt(app, actor.personId, sittingId)
    if (!started.ok) return refusedForm(WHY[String(started.detail?.reason)] ?? started.refusal, typed, {}, started.detail)
    return redirect(`/exam/attempts/${started.value.attemptId}`)
  }
  if (intent === 'accept' && read !== 'on') return refusedForm('rules-unread', typed, { read: 'rules-unread' })
  const verb = { book: bookSitting, cancel: cancelBooking, accept: acceptRules }[intent]
  const done = await verb(app, actor.personId, sittingId)
  if (!done.ok) return refusedForm(done.refusal, typed, {}, done.detail)
  return redirect(`/exams/${sittingId}#way`)
}

export default function Sitting() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useTranslations('exam.sitting')
  const format = useFormatter()
  const english = useLocale() === 'en'
  const { sitting, booking, bookedCount, policy } = page
  return (
    <main id="main" className="page reading">
      <h1>{sitting.title}</h1>
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      <div className="sheet mt-4">
        <Facts of={[
          [t('association'), english ? page.organisationEn : page.organisation],
          [t('start'), <span key="start"><When at={sitting.startFrom} zone /> – <When at={sitting.startUntil} /></span>],
          [t('minutes'), t('minutesValue', { minutes: sitting.minutes })],
          [t('hardClose'), <When key="close" at={sitting.hardClose} />],
          [t('items'), t('itemsValue', { count: page.items })],
          [t('cut'), t('cutValue', { percent: format.number(page.cutHundredths / 100) })],
          [t('attempts'), t('attemptsValue', { attempts: policy.attempts, days: policy.waitDays })],
          [t('booking'), <span key="booking"><When at={sitting.bookingOpens} /> – <When at={sitting.bookingCloses} /></span>],
          [t('seats'), sitting.seats === null ? t('seatsUnlimited', { booked: bookedCount }) : t('seatsValue', { booked: bookedCount, seats: sitting.seats })],
        ]} />
        <p className="note mb-0">{t('policyNote')}</p>
      </div>
      <div id="way" className="stack mt-8">
        {page.attempt ? <Begun attempt={page.attempt} /> : booking ? <Booked page={page} fault={refused?.fields.read} /> : <NotBooked page={page} />}
      </div>
    </main>
  )
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

function Begun({ attempt }: { attempt: NonNullable<Page['attempt']> }) {
  const t = useTranslations('exam.sitting')
  if (!attempt.open) return <p>{t('closed')} <Link to={`/me/results/${attempt.id}`}>{t('toResult')}</Link></p>
  // The exam is loaded whole: it keeps its own state and frame.
  return <p><Link reloadDocument className="btn" to={`/exam/attempts/${attempt.id}`}>{t('resume')}</Link></p>
}

function NotBooked({ page: { sitting, now, missingLessons } }: { page: Page }) {
  const t = useTranslations('exam.sitting')
  if (now > sitting.bookingCloses || sitting.releasedAt !== null) return <p>{t('closedForBooking')}</p>
  if (missingLessons > 0) return <p className="notice warn">{t('missing', { count: missingLessons })} <Link to="/courses">{t('toCourses')}</Link></p>
  if (now < sitting.bookingOpens) return <p>{t('notYetBooking')}</p>
  return (
    <Form method="post" className="stack">
      <p className="note m-0">{t('bookLead')}</p>
      <div><button className="btn" type="submit" name="intent" value="book">{t('book')}</button></div>
    </Form>
  )
}

function Booked({ page, fault }: { page: Page; fault: string | undefined }) {
  const t = useTranslations('exam.sitting')
  const { booking } = page
  if (!booking) return null
  if (booking.state === 'missed') return <p className="notice warn">{t('missed')}</p>
  return (
    <>
      <p className="m-0"><Mark tone="good">{t('booked')}</Mark></p>
      <Rules page={page} accepted={booking.rulesAccepted} fault={fault} />
      {booking.rulesAccepted && <Start page={page} />}
      {booking.canCancel && (
        <details>
          <summary>{t('cancel')}</summary>
          <Form method="post" className="stack mt-3">
            <p className="note m-0">{t('cancelLead')}</p>
            <div><button className="btn final" type="submit" name="intent" value="cancel">{t('cancelConfirm')}</button></div>
          </Form>
        </details>
      )}
    </>
  )
}

function Rules({ page: { policy }, accepted, fault }: { page: Page; accepted: boolean; fault: string | undefined }) {
  const t = useTranslations('exam.sitting')
  const words = useRefusal()
  const english = useLocale() === 'en'
  return (
    <section>
      <h2>{t('rules')}</h2>
      <ol className="prose">{(english ? policy.rulesEn : policy.rules).map((rule) => <li key={rule}>{rule}</li>)}</ol>
      {accepted ? <p className="note">{t('accepted')}</p> : (
        <Form method="post" className="stack">
          <Tick name="read" label={t('rulesRead')} hint={t('acceptHint')} required fault={fault ? words(fault) : undefined} />
          <div><button className="btn" type="submit" name="intent" value="accept">{t('accept')}</button></div>
        </Form>
      )}
    </section>
  )
}

function Start({ page: { sitting, now } }: { page: Page }) {
  const t = useTranslations('exam.sitting')
  const format = useFormatter()
  const clock = (at: string) => format.dateTime(new Date(at), { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const lateStart = Date.parse(sitting.startUntil) + sitting.minutes * 60_000 > Date.parse(sitting.hardClose)
  return (
    <section>
      <h2>{t('beforeStart')}</h2>
      <div className="notice warn">
        <ul className="m-0">
          <li><strong>{t('leaving')}</strong></li>
          <li>{t('time')}</li>
          <li>{t('saved')}</li>
          {lateStart && <li>{t('lateStart', { close: clock(sitting.hardClose), until: clock(sitting.startUntil), minutes: sitting.minutes })}</li>}
        </ul>
      </div>
      <StartsIn startsAt={sitting.startFrom} now={now} />
      <form method="post">
        <button className="btn" type="submit" name="intent" value="start">{t('startButton')}</button>
      </form>
    </section>
  )
}
