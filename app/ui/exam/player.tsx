import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import type { Answer } from '#app/domain/exam/attempt.ts'
import type { DayNow } from '#app/domain/exam/day-now.ts'
import type { Response, ServedItem } from '#app/domain/exam/item.ts'
import type { RescueContent } from '#app/domain/exam/rescue.ts'
import { Refusal } from '../field.tsx'
import { AnswerSheet } from './answer-sheet.ts'
import { serverClock } from './clock.ts'
import { Closed } from './closed.tsx'
import { DayBook } from './day-book.ts'
import { DayNotices } from './day-notices.tsx'
import { examDoor } from './door.ts'
import { useEnding } from './ending.ts'
import { ExamBar } from './exam-bar.tsx'
import { useExamDay } from './exam-day.ts'
import { useFlags } from './flags.ts'
import { HandInDialog, PlainHandIn } from './hand-in.tsx'
import { Notices } from './notices.tsx'
import { Palette } from './palette.tsx'
import { BreakOffer, Pause } from './pause.tsx'
import { usePreference, useTextSize } from './preferences.ts'
import { FORM, QuestionForm } from './question-form.tsx'
import { clientFacts, RescueButton, type RescueTo } from './rescue.tsx'
import type { Entries } from './sheet-state.ts'
import { useShortcuts } from './shortcuts.ts'
import { Tools } from './tools.tsx'
import { inWords, responseOf, sameResponse } from './response.ts'
import { Timer } from './timer.tsx'

export interface PlayerProps {
  readonly attemptId: string
  readonly title: string
  readonly items: readonly ServedItem[]
  readonly answers: Readonly<Record<number, Answer>>
  readonly deadline: string
  readonly now: string
  /** What else the attempt is like when the page is made: pauses, breaks, messages. */
  readonly day: DayNow
  /** Whose answers these are, and to whom a rescue file is sealed. */
  readonly rescue: RescueTo
  /** Whether the candidate consented to the recording of signals. */
  readonly signals: boolean
  /** The slot to begin with. */
  readonly at: number
  /** The page was asked for its hand-in question. */
  readonly handIn: boolean
  /** What a post without JavaScript came to: a code, an ordering that was not kept, an answer that came too late. */
  readonly posted: { readonly refusal?: string | undefined; readonly orderNotKept?: number | undefined; readonly stale?: { readonly mine: Response; readonly stands: Response } | undefined }
}

/** A window's own name, anew for each page. */
const newWindow = (): string => Array.from(globalThis.crypto.getRandomValues(new Uint32Array(3)), (n) => n.toString(36).padStart(7, '0')).join('-')

/** The exam: one question at a time. The same page is a plain form where no script runs. */
export function Player({ attemptId, title, items, answers, deadline, now, day: first, rescue, signals, at, handIn, posted }: PlayerProps) {
  const t = useTranslations('exam.player')
  const [{ clock, sheet, book, door }] = useState(() => {
    const made = serverClock(now)
    const to = examDoor(attemptId, newWindow())
    const answerSheet = new AnswerSheet({ door: to, answers, deadline, now, clock: made })
    return { clock: made, door: to, sheet: answerSheet, book: new DayBook(first, to, answerSheet) }
  })
  const state = useSyncExternalStore(sheet.subscribe, sheet.state, sheet.state)
  const { day: today, news, act } = useSyncExternalStore(book.subscribe, book.state, book.state)
  const day = useExamDay({ attemptId, person: rescue.person, sheet, book, door, clock, signals })
  const { flags, toggle } = useFlags(attemptId)
  const [size, setSize] = useTextSize()
  const [keys, setKeys] = usePreference('exam-keys', ['off', 'on'])
  const [slot, setSlot] = useState(at)
  const [asking, setAsking] = useState(handIn)
  const [continueFailed, setContinueFailed] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const { live } = day

  const item = items.find((one) => one.slot === slot) ?? items[0]
  const unsent = sheet.unacknowledged()
  const unsaved = unsent.length
  const paused = today.state === 'paused' ? today.paused : null
  const path = `/exam/attempts/${attemptId}?q=${slot}`

  const go = (to: number) => {
    if (to < 1 || to > items.length) return
    setSlot(to)
    setAsking(false)
    sheet.wake()
    window.history.replaceState(window.history.state, '', `?q=${to}`)
    window.scrollTo({ top: 0 })
    requestAnimationFrame(() => heading.current?.focus())
  }
  const submit = async (force: boolean) => {
    const answer = await sheet.handIn(force)
    if (answer.kind === 'done') day.tellClosed(answer.submittedAt)
    return answer
  }
  const { over, onTick } = useEnding(sheet, book, submit)

  // What was chosen before scripts ran is on the page but in no state: it is taken up, before anything is drawn over it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when scripts begin to run
  useEffect(() => {
    if (!item || !form.current) return
    const shown = responseOf(item, new FormData(form.current))
    if (shown !== undefined && !sameResponse(shown, sheet.state().entries.get(item.slot)?.response ?? null)) sheet.change(item.slot, shown)
  }, [])

  // The page was made during a pause, without its questions: it is made anew when the pause is over.
  useEffect(() => {
    if (items.length === 0 && today.state === 'open') window.location.reload()
  }, [items.length, today.state])
  // A pause that ends by itself is seen to end without waiting for a push.
  const until = paused?.until
  useEffect(() => {
    if (!until) return
    const timer = setTimeout(() => void book.refresh(), Math.max(0, Date.parse(until) - clock.now()) + 300)
    return () => clearTimeout(timer)
  }, [until, book, clock])
  const trouble = live && unsaved > 0 && state.link !== 'sending' && state.link !== 'idle'
  useEffect(() => {
    if (!trouble) return
    const before = document.title
    document.title = t('titleUnsaved', { count: unsaved })
    return () => {
      document.title = before
    }
  }, [trouble, unsaved, t])

  useShortcuts(live && keys === 'on' && !paused && !asking && state.closed === null, {
    next: () => go(slot + 1),
    previous: () => go(slot - 1),
    flag: () => toggle(slot),
    unanswered: () => {
      const open = items.map((one) => one.slot).filter((one) => (state.entries.get(one)?.response ?? null) === null)
      go(open.find((one) => one > slot) ?? open[0] ?? slot)
    },
    choose: (place) => form.current?.querySelectorAll<HTMLInputElement>('input[name=response]')[place - 1]?.click(),
  })

  if (state.closed !== null) {
    const answered = [...state.entries.values()].filter(({ saved, response }) => saved > 0 && response !== null).length
    const lost = [...state.entries].flatMap(([lostSlot, { revision, saved, response, at: chosenAt }]) => (revision > saved ? [{ slot: lostSlot, revision, response, at: chosenAt }] : []))
    return (
      <Closed
        title={title} submittedAt={state.closed || null} deadline={state.deadline} closed={today.closed} answered={answered} all={items.length} lost={lost}
        rescue={rescue} now={now} released={false}
      />
    )
  }
  const dayNotices = (
    <DayNotices
      news={news} messages={today.messages} deadline={state.deadline} busy={act === 'busy'} failed={act === 'failed'}
      onConfirm={live ? (message) => void book.confirm(message) : undefined} onPutAway={(change) => book.putAway(change)}
    />
  )
  const bar = { title, sheet: state, unsaved, answered: answeredIn(state.entries), all: items.length, flagged: flags.size, path }
  const timer = { clock, deadline: state.deadline, madeAt: now, running: live, onTick }
  if (paused || items.length === 0) {
    return (
      <main id="main" className="flex-1">
        <ExamBar {...bar} handIn={null} timer={<Timer {...timer} standing={today.leftMs} />} />
        <div className="page reading stack">
          <Refusal code={posted.refusal} />
          {dayNotices}
          {paused && (
            <Pause paused={paused} leftMs={today.leftMs} unsaved={unsaved} busy={act === 'busy'} failed={act === 'failed'} onEndBreak={live ? () => void book.endBreak() : undefined} />
          )}
        </div>
      </main>
    )
  }
  if (!item) return null

  const rescueContent = (): RescueContent => ({
    attempt: attemptId,
    writtenAt: new Date(clock.now()).toISOString(),
    answers: [...state.entries].map(([one, { revision, response, saved }]) => ({ slot: one, revision, response, saved: saved >= revision })),
    client: clientFacts({ state: state.link, window: door.window }),
  })
  const entry = state.entries.get(item.slot)
  const frozen = over || state.link === 'passive'
  const asksPlainly = asking && !live
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
      <ExamBar
        {...bar}
        timer={<Timer {...timer} standing={null} />}
        handIn={!asksPlainly && (
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
      />
      <div className="page stack">
        <Refusal code={posted.refusal} />
        {!live && posted.orderNotKept && <p className="notice warn m-0" role="alert">{t('orderNotKept', { slot: posted.orderNotKept })}</p>}
        {!live && posted.stale && <StaleNote item={item} {...posted.stale} />}
        {over && <p className="notice seal m-0">{t('over')}</p>}
        {live && (
          <Notices
            sheet={state} items={items} unsent={unsent} since={sheet.unsentSince()} lasting={day.lasting} path={path} continueFailed={continueFailed}
            rescue={<RescueButton to={rescue} content={rescueContent} />}
            onContinue={async () => setContinueFailed(!(await day.takeOver()))}
            onDismiss={(conflict) => sheet.dismiss(conflict)}
          />
        )}
        {dayNotices}
        {(live || today.breaksLeft[0] !== undefined) && (
          <Tools size={size} onSize={setSize} keys={keys === 'on'} onKeys={(on) => setKeys(on ? 'on' : 'off')} signals={signals} live={live}>
            {today.breaksLeft[0] !== undefined && !frozen && <BreakOffer minutes={today.breaksLeft[0]} busy={act === 'busy'} onBreak={live ? () => void book.takeBreak() : undefined} />}
          </Tools>
        )}
        {asksPlainly ? <PlainHandIn standing={standing} back={item.slot} /> : (
          <div className="exam">
            <QuestionForm
              item={item} items={items} entry={entry} deadline={deadline} live={live} frozen={frozen} flagged={flags.has(item.slot)} form={form} heading={heading}
              onChange={(changed) => sheet.change(item.slot, changed)} onFlag={() => toggle(item.slot)} onGo={go}
            />
            <aside><Palette items={items} entries={state.entries} flags={flags} here={item.slot} form={FORM} onGo={go} live={live} /></aside>
          </div>
        )}
        {asking && live && <HandInDialog standing={standing} onClose={() => setAsking(false)} onGo={go} onHandIn={submit} />}
      </div>
    </main>
  )
}

function StaleNote({ item, mine, stands }: { item: ServedItem; mine: Response; stands: Response }) {
  const t = useTranslations('exam.player')
  const words = (response: Response) => inWords(item, response, (value) => t(value ? 'true' : 'false')) || t('noAnswer')
  return <p className="notice warn m-0" role="alert">{t('staleHere', { stands: words(stands), mine: words(mine) })}</p>
}

const answeredIn = (entries: Entries): number => [...entries.values()].filter(({ response }) => response !== null).length
