// What several pages show of a case: where it stands, what happened, what was decided.

import { Link } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import type { CaseKind, CaseStep, Evidence, Finding, MarkSummary, ReviewAsk } from '#app/domain/cases/case.ts'
import type { CaseStatus, Standing } from '#app/domain/cases/clock.ts'
import type { RecordEntry } from '#app/domain/cases/policy.ts'
import { formatMarks, hundredths } from '#app/domain/grading/mark.ts'
import { shanghaiTime, type Instant } from '#app/domain/instant.ts'
import { Facts, Mark, When } from '../marks.tsx'

interface Named {
  readonly name: string
  readonly nameEn: string
}
/** Names in the reader's language. */
export function useNameOf(): (one: Named) => string {
  const english = useLocale() === 'en'
  return ({ name, nameEn }) => (english && nameEn ? nameEn : name)
}

const TONE: Record<CaseStatus, 'good' | 'warn' | 'plain'> = { hearing: 'warn', deciding: 'warn', appealable: 'good', appealed: 'warn', final: 'plain' }

/** Where a case stands, and that an officer is late. */
export function StatusMark({ standing: { status, overdue } }: { standing: Standing }) {
  const t = useTranslations('cases')
  return (
    <>
      <Mark tone={TONE[status]}>{t(`statuses.${status}`)}</Mark>
      {overdue && <Mark tone="seal">{t('overdue')}</Mark>}
    </>
  )
}

/** By when it is whose turn, in a sentence; nothing when nobody's. */
export function DueLine({ standing: { status, due } }: { standing: Standing }) {
  const t = useTranslations('cases.own.due')
  return status === 'final' || due === null ? null : t(status, { at: minute(due) })
}
/** An instant in Asia/Shanghai as people write it, for use inside a sentence. */
export const minute = (at: Instant): string => shanghaiTime(at).replace('T', ' ')

export function MarksLine({ marks: { total, max, passed } }: { marks: MarkSummary }) {
  const t = useTranslations('cases')
  return <span className="num">{t('marks', { total: formatMarks(hundredths(total)), max: formatMarks(hundredths(max)), passed: String(passed) })}</span>
}

export interface GroundShown extends Named {
  readonly id: string
  readonly model: { readonly document: string; readonly article: string; readonly clause: string; readonly short: string } | null
}
/** A ground with the article of the model that it follows. */
export function GroundLine({ ground }: { ground: GroundShown }) {
  const t = useTranslations('cases.steps')
  const nameOf = useNameOf()
  const { model } = ground
  return (
    <>
      {nameOf(ground)}{' '}
      {model && <Link className="note" to={`/regulations/${model.document}#${model.article}`} lang="zh-CN">{t('model', { short: model.short, clause: model.clause })}</Link>}
    </>
  )
}

/** A record as evidence in one line, with its time. */
export function useEvidenceText(): (evidence: Evidence) => string {
  const t = useTranslations('cases.evidence.codes')
  return ({ at, code, facts }) => {
    const told = t.has(code as 'paste') ? t(code as 'paste', facts as { times: number }) : code
    return at ? `${minute(at)} ${told}` : told
  }
}

type DecisionShown =
  | { readonly kind: 'review'; readonly outcome: 'upheld' | 'corrected'; readonly findings: readonly Finding[]; readonly before: MarkSummary; readonly after: MarkSummary }
  | { readonly kind: 'violation'; readonly found: readonly GroundShown[]; readonly effect: Named & { readonly leads: string; readonly leadsEn: string }; readonly record: RecordEntry | null; readonly opinion: string }
  | { readonly kind: 'pass-loss'; readonly outcome: 'keep' | 'take-away' }

/** What was decided, in words. */
export function DecisionText({ decision }: { decision: DecisionShown }) {
  const t = useTranslations('cases.decisions')
  const asks = useTranslations('cases.asks')
  const nameOf = useNameOf()
  switch (decision.kind) {
    case 'review':
      return (
        <>
          <p><b>{t(`review.${decision.outcome}`)}</b></p>
          <ul>
            {decision.findings.map(({ ask, right, note }) => (
              <li key={ask}>{asks(ask)}: {t(right ? 'right' : 'wrong')}{note && <span className="note whitespace-pre-line"> {note}</span>}</li>
            ))}
          </ul>
          {decision.outcome === 'corrected' && <p>{t('newMarks')}: <MarksLine marks={decision.after} /></p>}
        </>
      )
    case 'pass-loss':
      return <p><b>{t(`pass-loss.${decision.outcome}`)}</b></p>
    case 'violation':
      return (
        <>
          {decision.found.length === 0 ? <p><b>{t('none')}</b></p> : (
            <>
              <p className="m-0">{t('found')}</p>
              <ul>{decision.found.map((ground) => <li key={ground.id}><GroundLine ground={ground} /></li>)}</ul>
            </>
          )}
          <p>{t('effect')}: <b>{nameOf(decision.effect)}</b></p>
          <p className="note">{nameOf({ name: decision.effect.leads, nameEn: decision.effect.leadsEn })}</p>
          {decision.record && <p>{decision.record.until === null ? t('recordLong', { from: decision.record.from }) : t('recordUntil', { from: decision.record.from, until: decision.record.until })}</p>}
          {decision.opinion && <p className="whitespace-pre-line">{t('opinion')}: {decision.opinion}</p>}
        </>
      )
  }
}

export interface StepShown {
  readonly type: CaseStep['type']
  readonly at: Instant
  readonly by: 'candidate' | 'officer'
  readonly name: string | null
  readonly text: string | null
  readonly asks: readonly ReviewAsk[]
  readonly grounds: readonly GroundShown[]
  readonly evidence: readonly Evidence[]
  readonly marks: { readonly before: MarkSummary; readonly after: MarkSummary } | null
  readonly decision: DecisionShown | null
}

/** Everything that happened, the first first. @param own whether the reader is the candidate */
export function CaseCourse({ kind, steps, own }: { kind: CaseKind; steps: readonly StepShown[]; own: boolean }) {
  const t = useTranslations('cases.steps')
  return (
    <div>
      {steps.map((step, i) => {
        const title = step.type === 'opened' ? t(`opened.${kind}`) : t(step.type)
        const who = step.name ? t('named', { name: step.name }) : own && step.by === 'candidate' ? t('you') : t(`by.${step.by}`)
        return (
          // Steps are append-only: their order is their name.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <section key={i} className="case" aria-label={title}>
            <header className="row"><b className="text-ink">{title}</b><span>{who}</span><span className="push"><When at={step.at} /></span></header>
            <div><StepBody step={step} /></div>
          </section>
        )
      })}
    </div>
  )
}

function StepBody({ step }: { step: StepShown }) {
  const t = useTranslations('cases.steps')
  const asks = useTranslations('cases.asks')
  const hint = useTranslations('cases.evidence')('hint')
  const told = useEvidenceText()
  return (
    <>
      {step.marks && <><p>{t('passLoss')}</p><Facts of={[[t('before'), <MarksLine key="before" marks={step.marks.before} />], [t('after'), <MarksLine key="after" marks={step.marks.after} />]]} /></>}
      {step.asks.length > 0 && <p>{t('askedFor')}: {step.asks.map((ask) => asks(ask)).join(' · ')}</p>}
      {step.grounds.length > 0 && <><p className="m-0">{t('grounds')}</p><ul>{step.grounds.map((ground) => <li key={ground.id}><GroundLine ground={ground} /></li>)}</ul></>}
      {step.decision && <DecisionText decision={step.decision} />}
      {step.type === 'appeal-decided' && !step.decision && <p><b>{t('upheld')}</b></p>}
      {step.text && (step.type === 'decided' || step.type === 'appeal-decided') && <h3 className="mt-3">{t('reasons')}</h3>}
      {step.text && <p className="whitespace-pre-line">{step.text}</p>}
      {step.evidence.length > 0 && (
        <>
          <p className="m-0">{t('evidence')}</p>
          <ul>{step.evidence.map((one) => <li key={one.ref ?? one.code}>{told(one)}</li>)}</ul>
          <p className="note">{hint}</p>
        </>
      )}
    </>
  )
}
