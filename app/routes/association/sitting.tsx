import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import { formatMarks, hundredths } from '#app/domain/grading/mark.ts'
import { asId, type SittingId } from '#app/domain/ids.ts'
import type { Actor, App } from '#app/services/app.ts'
import { may } from '#app/http/authorise.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { readForm, refusedForm } from '#app/http/forms.ts'
import { releaseResults } from '#app/services/results.ts'
import { type Candidate, ownerOf, sittingView } from '#app/services/sitting-desk.ts'
import { checkTicket } from '#app/services/ticket.ts'
import { Refusal, Tick, useRefusal } from '#app/ui/field.tsx'
import { Facts, Mark, When } from '#app/ui/marks.tsx'
import { LinePanel, TicketCheck } from '#app/ui/sittings/desk.tsx'
import { Where } from '#app/ui/sittings/where.tsx'
import { need } from '#app/words/need.ts'

await need('exam', 'sittings')

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? '场次'} · 明鉴` }]

/** The sitting's id and its owner, if this officer may see it. */
async function seen(app: App, actor: Actor, params: { sitting?: string | undefined }) {
  const id: SittingId = asId<'sitting'>(params.sitting ?? '') ?? notFound()
  const owner = (await ownerOf(app, id)) ?? notFound()
  if (!may(actor, 'sitting.see', owner)) notFound()
  return { id, owner }
}

export const loader = async ({ context: { app, actor: asking }, request, params }: LoaderFunctionArgs) => {
  const actor = loggedIn({ actor: asking }, request)
  const { id, owner } = await seen(app, actor, params)
  const view = await sittingView(app, id)
  if (!view.ok) notFound()
  const { sitting, candidates, ...rest } = view.value
  const { blueprint, openedBy, releasedBy: _releasedBy, sebKeys, ...times } = sitting
  const releases = may(actor, 'result.release', owner)
  const invigilates = may(actor, 'sitting.invigilate', owner)
  const shown = invigilates ? new URL(request.url).searchParams.get('ticket') : null
  return {
    ...rest, ...times,
    keys: sebKeys?.length ?? 0,
    cutHundredths: blueprint.cutHundredths,
    candidates: candidates.map(({ personId: _, ...candidate }) => candidate),
    release: !releases ? ('not-mine' as const) : openedBy === actor.personId ? ('by-opener' as const) : ('mine' as const),
    may: { edit: may(actor, 'sitting.open', owner), invigilate: invigilates, analyse: may(actor, 'analysis.see', owner) },
    ticket: shown === null ? null : { typed: shown, checked: await checkTicket(app, id, shown) },
  }
}

export const action = async ({ context: { app, actor: asking }, request, params }: ActionFunctionArgs) => {
  const actor = loggedIn({ actor: asking }, request)
  const { id, owner } = await seen(app, actor, params)
  allow(actor, 'result.release', owner)
  const { typed } = await readForm(request)
  if (typed.checked !== 'on') return refusedForm('release-unconfirmed', typed, { checked: 'release-unconfirmed' })
  const released = await releaseResults(app, actor.personId, id)
  if (!released.ok) return refusedForm(released.refusal, typed, {}, released.detail)
  return redirect(`/association/sittings/${id}?released=1`)
}

export default function SittingAtDesk() {
  const sitting = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const [search] = useSearchParams()
  const t = useTranslations('exam.desk')
  const d = useTranslations('sittings.desk')
  const e = useTranslations('sittings.edit')
  const simulated = useTranslations('sittings')
  const format = useFormatter()
  const { candidates, line, breaks } = sitting
  const sat = candidates.filter(({ result }) => result)
  return (
    <main id="main" className="page">
      <h1>{sitting.title} {sitting.simulated && <Mark tone="warn">{simulated('simulated')}</Mark>}</h1>
      {search.has('opened') && <p className="notice good" role="status">{t('opened')}</p>}
      {search.has('changed') && <p className="notice good" role="status">{Number(search.get('changed')) > 0 ? e('told', { count: Number(search.get('changed')) }) : e('saved')}</p>}
      {search.has('released') && <p className="notice good" role="status">{t('released')}</p>}
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      <div className="sheet mt-4">
        <Facts of={[
          [t('state'), <Mark key="state" tone={sitting.state === 'released' ? 'good' : sitting.state === 'upcoming' ? 'plain' : 'warn'}>{t(`states.${sitting.state}`)}</Mark>],
          [t('association'), sitting.organisation],
          [d('where'), <Where key="w" mode={sitting.mode} place={sitting.place} />],
          [t('bookingWindow'), <span key="b"><When at={sitting.bookingOpens} /> – <When at={sitting.bookingCloses} zone /></span>],
          [d('cancelUntil'), <When key="c" at={sitting.cancelUntil ?? sitting.startFrom} zone />],
          ...(sitting.checkInFrom ? [[d('checkIn'), <When key="i" at={sitting.checkInFrom} zone />] as const] : []),
          [t('startWindow'), <span key="s"><When at={sitting.startFrom} /> – <When at={sitting.startUntil} zone /></span>],
          [t('hardClose'), <span key="h"><When at={sitting.hardClose} zone /> {sitting.extensionMinutes > 0 && <Mark tone="warn">{d('extended', { minutes: sitting.extensionMinutes })}</Mark>}</span>],
          [d('breaks'), breaks.length === 0 ? d('noBreaks') : d('breaksValue', { count: breaks.length, minutes: breaks.map(({ minutes }) => minutes).join(' + ') })],
          [t('form'), t('formValue', { items: sitting.items, minutes: sitting.minutes })],
          [t('booked'), sitting.seats === null ? String(candidates.length) : t('seatsOf', { booked: candidates.length, seats: sitting.seats })],
          [d('waitingList'), sitting.waitingList ? d('waitingOn', { count: line.length }) : d('waitingOff')],
          [d('cut'), d(sitting.cutStudyId ? 'cutStudy' : 'cutValue', { percent: format.number(sitting.cutHundredths / 100) })],
          [d('browser'), sitting.keys > 0 ? d('keys', { count: sitting.keys }) : d('anyBrowser')],
          [d('version'), d('versionValue', { version: sitting.scheduleVersion })],
          [t('openedBy'), <span key="o">{sitting.openedByName} <span className="note"><When at={sitting.openedAt} /></span></span>],
          ...(sitting.releasedByName && sitting.releasedAt ? [[t('releasedBy'), <span key="r">{sitting.releasedByName} <span className="note"><When at={sitting.releasedAt} /></span></span>] as const] : []),
        ]} />
      </div>
      <nav className="row mt-4" aria-label={sitting.title}>
        {sitting.may.invigilate && <Link className="btn" to={`/association/sittings/${sitting.id}/live`}>{d('live')}</Link>}
        {sitting.may.edit && sitting.changeable && <Link className="btn quiet" to={`/association/sittings/${sitting.id}/edit`}>{d('edit')}</Link>}
        {sitting.may.analyse && <Link to={`/association/sittings/${sitting.id}/analysis`}>{d('analysis')}</Link>}
        {sitting.may.analyse && <Link to={`/association/sittings/${sitting.id}/collusion`}>{d('collusion')}</Link>}
      </nav>
      {sitting.may.invigilate && <TicketCheck ticket={sitting.ticket} />}
      <h2 className="mt-8">{t('candidates')}</h2>
      {sitting.settled ? <p className="note">{t('statistics', { sat: sat.length, passed: sat.filter(({ result }) => result?.passed).length })}</p> : <p className="note">{t('resultsLater')}</p>}
      {candidates.length === 0 ? <p>{t('noCandidates')}</p> : <Candidates of={candidates} items={sitting.items} settled={sitting.settled} seats={sitting.mode === 'on-site'} />}
      {sitting.waitingList && <LinePanel line={line} />}
      <Release fault={refused?.fields.checked} />
    </main>
  )
}

const TONE = { booked: 'plain', sitting: 'warn', 'handed-in': 'good', missed: 'seal' } as const

function Candidates({ of, items, settled, seats }: { of: readonly Omit<Candidate, 'personId'>[]; items: number; settled: boolean; seats: boolean }) {
  const t = useTranslations('exam.desk')
  const d = useTranslations('sittings.desk')
  const marks = (count: number) => formatMarks(hundredths(count))
  return (
    <table className="lists">
      <thead>
        <tr><th>{t('name')}</th>{seats && <th>{d('seat')}</th>}<th>{t('state')}</th><th>{t('progress')}</th><th>{t('finished')}</th>{settled && <><th>{t('score')}</th><th>{t('verdict')}</th></>}</tr>
      </thead>
      <tbody>
        {of.map((candidate, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the page is told no ids of people, and its rows keep no state
          <tr key={i}>
            <td data-label={t('name')}>{candidate.name}</td>
            {seats && <td data-label={d('seat')} className="num">{candidate.seat ?? '—'}</td>}
            <td data-label={t('state')}><Mark tone={TONE[candidate.state]}>{t(`candidateStates.${candidate.state}`)}</Mark></td>
            <td data-label={t('progress')} className="num">{candidate.attemptId ? t('progressValue', { answered: candidate.answered, all: items }) : '—'}</td>
            <td data-label={t('finished')}>{candidate.finishedAt ? <When at={candidate.finishedAt} /> : '—'}</td>
            {settled && (
              <>
                <td data-label={t('score')} className="num">{candidate.result ? `${marks(candidate.result.total)} / ${marks(candidate.result.max)}` : '—'}</td>
                <td data-label={t('verdict')}>{candidate.result ? <Verdict passed={candidate.result.passed} /> : '—'}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Verdict({ passed }: { passed: boolean }) {
  const t = useTranslations('exam.result')
  return <Mark tone={passed ? 'good' : 'seal'}>{t(passed ? 'passed' : 'failed')}</Mark>
}

/** Asks twice, for it is final; says why when this officer cannot, or not yet. */
function Release({ fault }: { fault: string | undefined }) {
  const { release, releasedAt, settled, candidates, hardClose } = useLoaderData<typeof loader>()
  const t = useTranslations('exam.desk')
  const words = useRefusal()
  const format = useFormatter()
  if (releasedAt !== null || release === 'not-mine') return null
  const open = candidates.filter(({ finishedAt }) => finishedAt === null).length
  return (
    <section className="stack mt-8" style={{ maxWidth: '46rem' }}>
      <h2 className="m-0">{t('release')}</h2>
      {release === 'by-opener' && <p className="notice warn m-0">{t('releaseNot')}</p>}
      {!settled && <p className="notice m-0">{t('releaseEarly', { count: open, time: format.dateTime(new Date(hardClose), { dateStyle: 'medium', timeStyle: 'short', hourCycle: 'h23' }) })}</p>}
      {release === 'mine' && settled && (
        <Form method="post" className="sheet stack">
          <p className="m-0">{t('releaseLead')}</p>
          <Tick name="checked" label={t('releaseTick')} required fault={fault ? words(fault) : undefined} />
          <div><button className="btn final" type="submit" name="intent" value="release">{t('releaseSubmit')}</button></div>
        </Form>
      )}
    </section>
  )
}
