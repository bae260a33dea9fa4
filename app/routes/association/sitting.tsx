import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useFormatter, useTranslations } from 'use-intl'
import { formatMarks, hundredths } from '#app/domain/grading/mark.ts'
import { asId, type SittingId } from '#app/domain/ids.ts'
import type { Actor, App } from '#app/services/app.ts'
import { may } from '#app/http/authorise.ts'
import { allow, loggedIn, notFound } from '#app/http/context.ts'
import { readForm, refusedForm } from '#app/http/forms.ts'
import { releaseResults } from '#app/services/results.ts'
import { type Candidate, ownerOf, sittingView } from '#app/services/sitting-desk.ts'
import { Refusal, Tick, useRefusal } from '#app/ui/field.tsx'
import { Facts, Mark, When } from '#app/ui/marks.tsx'
import { need } from '#app/words/need.ts'

await need('exam')

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
  const { blueprint: _blueprint, openedBy, releasedBy: _releasedBy, ...times } = sitting
  const releases = may(actor, 'result.release', owner)
  return { ...rest, ...times, candidates: candidates.map(({ personId: _, ...candidate }) => candidate), release: !releases ? ('not-mine' as const) : openedBy === actor.personId ? ('by-opener' as const) : ('mine' as const) }
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
  const { candidates } = sitting
  const sat = candidates.filter(({ result }) => result)
  return (
    <main id="main" className="page">
      <h1>{sitting.title}</h1>
      {search.has('opened') && <p className="notice good" role="status">{t('opened')}</p>}
      {search.has('released') && <p className="notice good" role="status">{t('released')}</p>}
      <Refusal code={refused?.refusal} detail={refused?.detail} />
      <div className="sheet mt-4">
        <Facts of={[
          [t('state'), <Mark key="state" tone={sitting.state === 'released' ? 'good' : sitting.state === 'upcoming' ? 'plain' : 'warn'}>{t(`states.${sitting.state}`)}</Mark>],
          [t('association'), sitting.organisation],
          [t('bookingWindow'), <span key="b"><When at={sitting.bookingOpens} /> – <When at={sitting.bookingCloses} zone /></span>],
          [t('startWindow'), <span key="s"><When at={sitting.startFrom} /> – <When at={sitting.startUntil} zone /></span>],
          [t('hardClose'), <When key="h" at={sitting.hardClose} zone />],
          [t('form'), t('formValue', { items: sitting.items, minutes: sitting.minutes })],
          [t('booked'), sitting.seats === null ? String(candidates.length) : t('seatsOf', { booked: candidates.length, seats: sitting.seats })],
          [t('openedBy'), <span key="o">{sitting.openedByName} <span className="note"><When at={sitting.openedAt} /></span></span>],
          ...(sitting.releasedByName && sitting.releasedAt ? [[t('releasedBy'), <span key="r">{sitting.releasedByName} <span className="note"><When at={sitting.releasedAt} /></span></span>] as const] : []),
        ]} />
      </div>
      <h2 className="mt-8">{t('candidates')}</h2>
      {sitting.settled ? <p className="note">{t('statistics', { sat: sat.length, passed: sat.filter(({ result }) => result?.passed).length })}</p> : <p className="note">{t('resultsLater')}</p>}
      {candidates.length === 0 ? <p>{t('noCandidates')}</p> : <Candidates of={candidates} items={sitting.items} settled={sitting.settled} />}
      <Release fault={refused?.fields.checked} />
    </main>
  )
}

const TONE = { booked: 'plain', sitting: 'warn', 'handed-in': 'good', missed: 'seal' } as const

function Candidates({ of, items, settled }: { of: readonly Omit<Candidate, 'personId'>[]; items: number; settled: boolean }) {
  const t = useTranslations('exam.desk')
  const marks = (count: number) => formatMarks(hundredths(count))
  return (
    <table className="lists">
      <thead>
        <tr><th>{t('name')}</th><th>{t('state')}</th><th>{t('progress')}</th><th>{t('finished')}</th>{settled && <><th>{t('score')}</th><th>{t('verdict')}</th></>}</tr>
      </thead>
      <tbody>
        {of.map((candidate, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the page is told no ids of people, and its rows keep no state
          <tr key={i}>
            <td data-label={t('name')}>{candidate.name}</td>
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
