import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import { z } from 'zod'
import { asId, type SittingId } from '#app/domain/ids.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { browserShown } from '#app/http/exam-browser.ts'
import { parseForm, readForm, refusedForm } from '#app/http/forms.ts'
import { startAttempt } from '#app/services/attempts.ts'
import { sittingForCandidate, sittingsToMoveTo } from '#app/services/bookings.ts'
import { examBrowserAllows } from '#app/services/exam-browser.ts'
import { consentToSignals } from '#app/services/signals.ts'
import { acceptRules, bookSitting, cancelBooking, moveBooking } from '#app/services/sittings.ts'
import { joinWaitingList, leaveWaitingList } from '#app/services/waiting-list.ts'
import { ExamBrowserNeeded } from '#app/ui/exam/exam-browser-needed.tsx'
import { StartsIn } from '#app/ui/exam/starts-in.tsx'
import { Refusal, Tick, useRefusal } from '#app/ui/field.tsx'
import { Mark } from '#app/ui/marks.tsx'
import { Cancel, InLine, Move, Terms, TicketPanel } from '#app/ui/sittings/booking-panels.tsx'
import { SittingFacts } from '#app/ui/sittings/sitting-facts.tsx'
import { useTold } from '#app/ui/sittings/told.ts'
import { need } from '#app/words/need.ts'

await need('exam', 'sittings')

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.sitting.title ?? '考试'} · 明鉴` }]

const schema = z.object({
  intent: z.enum(['book', 'cancel', 'move', 'join', 'leave', 'accept', 'start']),
  read: z.literal('on').optional(),
  signals: z.literal('on').optional(),
  sure: z.literal('on').optional(),
  to: z.string().max(64).optional(),
})

/** Words for the reasons of `not-eligible`. */
const WHY: Readonly<Record<string, string>> = { 'too-late': 'start-too-late', released: 'start-released' }

const idOf = (params: { sitting?: string | undefined }): SittingId => asId<'sitting'>(params.sitting ?? '') ?? notFound()

export const loader = async ({ context, request, params }: LoaderFunctionArgs) => {
  const { app } = context
  const actor = loggedIn(context, request)
  const { personId } = actor
  allow(actor, 'sitting.book', { personId })
  const sittingId = idOf(params)
  const found = await sittingForCandidate(app, personId, sittingId)
  if (!found.ok) return notFound()
  const asked = new URL(request.url).searchParams.has('browser')
  return {
    ...found.value,
    browserNeeded: asked && !(await examBrowserAllows(app, personId, { sittingId }, browserShown(request))).ok,
    moveTo: found.value.booking?.canCancel ? (await sittingsToMoveTo(app, sittingId)).map(({ id, title, startFrom }) => ({ id, title, startFrom })) : [],
  }
}

export const action = async ({ context: { app, actor: asking }, request, params }: ActionFunctionArgs) => {
  const actor = loggedIn({ actor: asking }, request)
  const { personId } = actor
  allow(actor, 'sitting.book', { personId })
  const sittingId = idOf(params)
  const { form, typed } = await readForm(request)
  const parsed = parseForm(schema, form)
  if (!parsed.ok) return refusedForm('field-missing-or-malformed', typed, parsed.fields)
  const { intent, read, signals, sure, to } = parsed.value
  if (intent === 'start') {
    // Before the attempt, whose time runs from here.
    if (!(await examBrowserAllows(app, personId, { sittingId }, browserShown(request))).ok) return redirect(`/exams/${sittingId}?browser=needed`)
    const started = await startAttempt(app, personId, sittingId)
    if (!started.ok) return refusedForm(WHY[String(started.detail?.reason)] ?? started.refusal, typed, {}, started.detail)
    return redirect(`/exam/attempts/${started.value.attemptId}`)
  }
  if (intent === 'accept' && read !== 'on') return refusedForm('rules-unread', typed, { read: 'rules-unread' })
  if (intent === 'cancel' && sure !== 'on') return refusedForm('give-up-unconfirmed', typed, { sure: 'give-up-unconfirmed' })
  if (intent === 'move') {
    const other = asId<'sitting'>(to ?? '')
    if (!other) return refusedForm('move-unchosen', typed, { to: 'move-unchosen' })
    const moved = await moveBooking(app, personId, sittingId, other)
    return moved.ok ? redirect(`/exams/${other}#way`) : refusedForm(moved.refusal, typed, { to: moved.refusal }, moved.detail)
  }
  const verb = { book: bookSitting, cancel: cancelBooking, accept: acceptRules, join: joinWaitingList, leave: leaveWaitingList }[intent]
  const done = await verb(app, personId, sittingId)
  if (!done.ok) return refusedForm(done.refusal, typed, {}, done.detail)
  if (intent === 'accept') await consentToSignals(app, personId, sittingId, signals === 'on')
  return redirect(`/exams/${sittingId}#way`)
}

export default function Sitting() {
  const page = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const s = useTranslations('sittings')
  const words = useRefusal()
  const { sitting, booking } = page
  if (page.browserNeeded) return <ExamBrowserNeeded sittingId={sitting.id} />
  return (
    <main id="main" className="page reading">
      <h1>{sitting.title} {sitting.simulated && <Mark tone="warn">{s('simulated')}</Mark>}</h1>
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      <SittingFacts of={page} />
      <div id="way" className="stack mt-8">
        {page.attempt ? <Begun attempt={page.attempt} /> : booking ? <Booked page={page} fault={(field) => (refused?.fields[field] ? words(refused.fields[field], refused.detail) : undefined)} /> : <NotBooked page={page} />}
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

/** Can book, can stand in line, or is told why not before anything is pressed. */
function NotBooked({ page: { sitting, now, cannotBook, line } }: { page: Page }) {
  const t = useTranslations('exam.sitting')
  const w = useTranslations('sittings.way')
  const words = useRefusal()
  const terms = <Terms cancelUntil={sitting.cancelUntil} startUntil={sitting.startUntil} cancellable={now <= sitting.cancelUntil} />
  if (cannotBook === null)
    return (
      <Form method="post" className="stack">
        {terms}
        <div><button className="btn" type="submit" name="intent" value="book">{t('book')}</button></div>
      </Form>
    )
  const { refusal, detail } = cannotBook
  const inLine = line && (line.place !== null || refusal === 'full')
  return (
    <>
      {!(inLine && line.open) && (
        <p className="notice warn m-0">
          {refusal === 'already-booked' ? w('bookedElsewhere') : words(refusal, detail)}{' '}
          {refusal === 'programme-incomplete' ? <Link to="/courses">{w('toCourses')}</Link> : <Link to="/exams">{w('toExams')}</Link>}
        </p>
      )}
      {inLine && <>{line.open && terms}<InLine line={line} cancelUntil={sitting.cancelUntil} mayJoin={refusal === 'full'} /></>}
    </>
  )
}

function Booked({ page, fault }: { page: Page; fault: (field: string) => string | undefined }) {
  const t = useTranslations('exam.sitting')
  const w = useTranslations('sittings.where')
  const v = useTranslations('sittings.way')
  const told = useTold()
  const { booking, sitting, now } = page
  if (!booking) return null
  if (booking.state === 'missed') return <p className="notice warn">{t('missed')}</p>
  return (
    <>
      <p className="row m-0">
        <Mark tone="good">{t('booked')}</Mark>
        {sitting.mode === 'on-site' && <span>{booking.seat === null ? w('seatLater', { at: told(page.ticketFrom) }) : w('seat', { seat: booking.seat })}</span>}
      </p>
      <TicketPanel sittingId={sitting.id} from={page.ticketFrom} now={now} photo={page.photo} />
      <Rules page={page} accepted={booking.rulesAccepted} fault={fault('read')} />
      {booking.rulesAccepted && <Start page={page} />}
      {booking.canCancel
        ? <><Move to={page.moveTo} fault={fault('to')} /><Cancel cancelUntil={sitting.cancelUntil} fault={fault('sure')} /></>
        : <p className="note m-0">{v('cancelOver', { until: told(sitting.cancelUntil) })}</p>}
    </>
  )
}

function Rules({ page: { policy }, accepted, fault }: { page: Page; accepted: boolean; fault: string | undefined }) {
  const t = useTranslations('exam.sitting')
  const w = useTranslations('sittings.way')
  const english = useLocale() === 'en'
  return (
    <section>
      <h2>{t('rules')}</h2>
      <ol className="prose">{(english ? policy.rulesEn : policy.rules).map((rule) => <li key={rule}>{rule}</li>)}</ol>
      {accepted ? <p className="note">{t('accepted')}</p> : (
        <Form method="post" className="stack">
          <Tick name="read" label={t('rulesRead')} hint={t('acceptHint')} required fault={fault} />
          <Tick name="signals" label={w('signals')} hint={w('signalsHint')} />
          <div><button className="btn" type="submit" name="intent" value="accept">{t('accept')}</button></div>
        </Form>
      )}
    </section>
  )
}

function Start({ page: { sitting, ends, now } }: { page: Page }) {
  const t = useTranslations('exam.sitting')
  const w = useTranslations('sittings.way')
  const told = useTold()
  return (
    <section>
      <h2>{t('beforeStart')}</h2>
      <div className="notice warn">
        <ul className="m-0">
          <li><strong>{w('pause')}</strong></li>
          <li>{t('time')}</li>
          <li>{t('saved')}</li>
          <li>{w('late', { until: told(sitting.startUntil) })}</li>
          {ends.last.lackingMinutes > 0 && <li>{w('latestLast', { from: told(sitting.startUntil), end: told(ends.last.at) })} {w('lacking', { minutes: ends.last.lackingMinutes })}</li>}
        </ul>
      </div>
      <StartsIn startsAt={sitting.startFrom} checkInFrom={sitting.checkInFrom} now={now} version={sitting.scheduleVersion}>
        {(ready) => (
          <form method="post">
            <button className="btn" type="submit" name="intent" value="start" disabled={!ready}>{t('startButton')}</button>
          </form>
        )}
      </StartsIn>
    </section>
  )
}
