import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Answer } from '#app/domain/exam/attempt.ts'
import type { Response, ServedItem } from '#app/domain/exam/item.ts'
import { Refusal } from '../field.tsx'
import { Mark } from '../marks.tsx'
import { LanguageSwitch } from '../shell.tsx'
import { AnswerSheet, type SheetState } from './answer-sheet.ts'
import { serverClock } from './clock.ts'
import { Closed } from './closed.tsx'
import { examDoor } from './door.ts'
import { useExamDay, useFlags } from './exam-day.ts'
import { HandInDialog, PlainHandIn } from './hand-in.tsx'
import { Notices } from './notices.tsx'
import { Palette } from './palette.tsx'
import { Question } from './question.tsx'
import { inWords, type Places, responseOf, sameResponse } from './response.ts'
import { Timer } from './timer.tsx'

export interface PlayerProps {
  readonly attemptId: string
  readonly title: string
  readonly items: readonly ServedItem[]
  readonly answers: Readonly<Record<number, Answer>>
  readonly deadline: string
  readonly now: string
  /** The slot to begin with. */
  readonly at: number
  /** The page was asked for its hand-in question. */
  readonly handIn: boolean
  /** What a post without JavaScript came to: a code, an ordering that was not kept, an answer that came too late. */
  readonly posted: { readonly refusal?: string | undefined; readonly orderNotKept?: number | undefined; readonly stale?: { readonly mine: Response; readonly stands: Response } | undefined }
}

const FORM = 'question'
/** After the deadline a tab that only shows asks what became of the attempt, in milliseconds. */
const PASSIVE_LOOK_MS = 8000

/** The exam: one question at a time. The same page is a plain form where no script runs. */
export function Player({ attemptId, title, items, answers, deadline, now, at, handIn, posted }: PlayerProps) {
  const t = useTranslations('exam.player')
  const [clock] = useState(() => serverClock(now))
  const [sheet] = useState(() => new AnswerSheet({ door: examDoor(attemptId), answers, deadline, now, onTime: clock.sync }))
  const state = useSyncExternalStore(sheet.subscribe, sheet.state, sheet.state)
  const day = useExamDay(attemptId, sheet)
  const { flags, toggle } = useFlags(attemptId)
  const [slot, setSlot] = useState(at)
  const [asking, setAsking] = useState(handIn)
  const [over, setOver] = useState(false)
  const [continueFailed, setContinueFailed] = useState(false)
  const [drafts, setDrafts] = useState<Readonly<Record<number, Places>>>({})
  const heading = useRef<HTMLHeadingElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const ending = useRef(false)
  const { live } = day

  const item = items.find((one) => one.slot === slot) ?? items[0]
  const unsaved = sheet.unacknowledged().length
  const path = `/exam/attempts/${attemptId}?q=${slot}`

  const go = (to: number) => {
    if (to < 1 || to > items.length) return
    setSlot(to)
    setAsking(false)
    window.history.replaceState(window.history.state, '', `?q=${to}`)
    window.scrollTo({ top: 0 })
    requestAnimationFrame(() => heading.current?.focus())
  }
  const submit = async (force: boolean) => {
    const answer = await sheet.handIn(force)
    if (answer.kind === 'done') day.tellClosed(answer.submittedAt)
    return answer
  }

  // What was chosen before scripts ran is on the page but in no state: it is taken up, before anything is drawn over it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when scripts begin to run
  useEffect(() => {
    if (!item || !form.current) return
    const shown = responseOf(item, new FormData(form.current))
    if (shown !== undefined && !sameResponse(shown, sheet.state().entries.get(item.slot)?.response ?? null)) sheet.change(item.slot, shown)
  }, [])

  const endingAgain = () => {
    ending.current = false
  }
  const onTick = (leftMs: number) => {
    if (leftMs > 0 || state.closed !== null) return
    setOver(true)
    if (ending.current || (state.link === 'passive' && leftMs > -PASSIVE_LOOK_MS)) return
    ending.current = true
    // The last flush, then the end; tried again until the server has said that it is closed.
    const end = state.link === 'passive' ? sheet.takeOver().then(() => undefined) : submit(false).then((answer) => (answer.kind === 'missing' ? submit(true) : undefined))
    void end.finally(() => setTimeout(endingAgain, 3000))
  }

  if (state.closed !== null) {
    const answered = [...state.entries.values()].filter(({ saved, response }) => saved > 0 && response !== null).length
    const lost = [...state.entries].filter(([, { revision, saved }]) => revision > saved).map(([lostSlot]) => lostSlot)
    return <Closed attemptId={attemptId} title={title} submittedAt={state.closed || null} deadline={state.deadline} answered={answered} all={items.length} lost={lost} released={false} />
  }
  if (!item) return null

  const entry = state.entries.get(item.slot)
  const response = entry?.response ?? null
  const frozen = over || state.link === 'passive'
  const asksPlainly = asking && !live
  const parts = item.group ? items.filter(({ group }) => group?.id === item.group?.id) : []
  const answered = [...state.entries.values()].filter((one) => one.response !== null).length
  const standing = {
    all: items.length,
    unanswered: items.filter((one) => (state.entries.get(one.slot)?.response ?? null) === null).map((one) => one.slot),
    unsaved,
    flagged: flags.size,
  }
  return (
    <main id="main" className="flex-1">
      <a className="skip" href="#question-title">{t('skip')}</a>
      {/* The first submit button of a form is what Enter presses: it must not be the one that hands in. */}
      {!asksPlainly && <button type="submit" form={FORM} name="go" value="next" className="sr-only" tabIndex={-1} aria-hidden="true">{t('next')}</button>}
      <div className="exambar">
        <h1 className="m-0 max-sm:order-1 max-sm:flex-1" style={{ fontSize: 'var(--t-l)' }}>{title}</h1>
        <span className="row max-sm:order-2 max-sm:basis-full">
          <SaveState state={state} unsaved={unsaved} />
          <span className="note num">{t('answered', { answered, all: items.length })}{flags.size > 0 && ` · ${t('flagged', { count: flags.size })}`}</span>
        </span>
        <Timer clock={clock} deadline={state.deadline} madeAt={now} running={live} onTick={onTick} />
        <span className="max-sm:order-2"><LanguageSwitch path={path} /></span>
        {!asksPlainly && (
          <button
            className="btn quiet max-sm:order-1"
            type="submit"
            form={FORM}
            name="go"
            value="hand-in"
            disabled={frozen}
            onClick={(event) => {
              if (!live) return
              event.preventDefault()
              setAsking(true)
            }}
          >
            {t('handIn')}
          </button>
        )}
      </div>
      <div className="page stack">
        <Refusal code={posted.refusal} />
        {!live && posted.orderNotKept && <p className="notice warn m-0" role="alert">{t('orderNotKept', { slot: posted.orderNotKept })}</p>}
        {!live && posted.stale && <StaleNote item={item} {...posted.stale} />}
        {over && <p className="notice seal m-0">{t('over')}</p>}
        {live && (
          <Notices
            sheet={state} items={items} unsaved={unsaved} lasting={day.lasting} path={path} continueFailed={continueFailed}
            onContinue={async () => setContinueFailed(!(await day.takeOver()))}
            onDismiss={(conflict) => sheet.dismiss(conflict)}
          />
        )}
        {asksPlainly ? <PlainHandIn standing={standing} back={item.slot} /> : (
          <div className="exam">
            <div className={item.group ? 'grid items-start gap-6 lg:grid-cols-2' : ''}>
              {item.group && (
                <section className="case m-0" aria-label={t('situation')}>
                  <header>{t('situation')}</header>
                  <div lang="zh-CN"><p>{item.group.situation}</p></div>
                </section>
              )}
              <form
                id={FORM}
                ref={form}
                method="post"
                autoComplete="off"
                className="stack"
                onSubmit={(event) => {
                  if (!live) return
                  event.preventDefault()
                  const { submitter } = event.nativeEvent as SubmitEvent
                  go(submitter instanceof HTMLButtonElement && submitter.value === 'previous' ? item.slot - 1 : item.slot + 1)
                }}
              >
                <input type="hidden" name="intent" value="save" />
                <input type="hidden" name="q" value={item.slot} />
                <input type="hidden" name="revision" value={(entry?.revision ?? 0) + 1} />
                <h2 id="question-title" ref={heading} tabIndex={-1} className="note m-0" style={{ fontFamily: 'var(--sans)', fontWeight: 400 }}>
                  {t('question', { slot: item.slot })} · <KindName item={item} /> · {t('of', { all: items.length })}
                  {item.group && ` · ${t('caseOf', { part: parts.findIndex((one) => one.slot === item.slot) + 1, of: parts.length })}`}
                </h2>
                <Question
                  key={item.slot}
                  item={item}
                  response={response}
                  disabled={frozen}
                  onChange={(changed) => sheet.change(item.slot, changed)}
                  draft={drafts[item.slot]}
                  onDraft={(places) => setDrafts(({ [item.slot]: _, ...rest }) => (places ? { ...rest, [item.slot]: places } : rest))}
                />
                <div className="row">
                  <button className="btn quiet" type="submit" name="go" value="previous" disabled={item.slot === 1}>{t(live ? 'previous' : 'savePrevious')}</button>
                  <button className="btn" type="submit" name="go" value="next" disabled={live && item.slot === items.length}>{live ? t('next') : t(item.slot === items.length ? 'saveHere' : 'saveNext')}</button>
                  {live && (
                    <span className="row push">
                      {response !== null && <button className="btn quiet" type="button" disabled={frozen} onClick={() => sheet.change(item.slot, null)}>{t('clear')}</button>}
                      <button className="btn quiet" type="button" aria-pressed={flags.has(item.slot)} onClick={() => toggle(item.slot)}>{t(flags.has(item.slot) ? 'unflag' : 'flag')}</button>
                    </span>
                  )}
                </div>
                {!live && <PlainNote deadline={deadline} />}
              </form>
            </div>
            <aside><Palette items={items} entries={state.entries} flags={flags} here={item.slot} form={FORM} onGo={go} live={live} /></aside>
          </div>
        )}
        {asking && live && <HandInDialog standing={standing} onClose={() => setAsking(false)} onGo={go} onHandIn={submit} />}
      </div>
    </main>
  )
}

function KindName({ item }: { item: ServedItem }) {
  return useTranslations('exam.kinds')(item.kind)
}

function PlainNote({ deadline }: { deadline: string }) {
  const t = useTranslations('exam.player')
  const format = useFormatter()
  return <noscript><p className="note">{t('plainNote', { time: format.dateTime(new Date(deadline), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }) })}</p></noscript>
}

function StaleNote({ item, mine, stands }: { item: ServedItem; mine: Response; stands: Response }) {
  const t = useTranslations('exam.player')
  const words = (response: Response) => inWords(item, response, (value) => t(value ? 'true' : 'false')) || t('noAnswer')
  return <p className="notice warn m-0" role="alert">{t('staleHere', { stands: words(stands), mine: words(mine) })}</p>
}

/** Saved means acknowledged: the time of the last acknowledgement, or how many answers wait for theirs. */
function SaveState({ state, unsaved }: { state: SheetState; unsaved: number }) {
  const t = useTranslations('exam.player.state')
  const format = useFormatter()
  if (state.link === 'passive') return <Mark tone="warn">{t('passive')}</Mark>
  if (unsaved > 0 && state.link === 'sending') return <Mark tone="plain">{t('saving')}</Mark>
  if (unsaved > 0) return <Mark tone="seal">{t('unsaved', { count: unsaved })}</Mark>
  if (state.savedAt === null) return <span className="note">{t('none')}</span>
  return <Mark tone="good">{t('saved', { time: format.dateTime(new Date(state.savedAt), { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }) })}</Mark>
}
