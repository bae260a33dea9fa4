import { Form, useLocation, useNavigation } from '@remix-run/react'
import { type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import { LIVE_ORDERS, LIVE_STATES, type LiveFilter, type LiveOrder, type LiveRow, type LiveState, shownOf, totalsOf, troublesOf } from '#app/domain/exam/live-list.ts'
import { type Instant, instantOf, shanghaiTime } from '#app/domain/instant.ts'
import { Field, SelectField, Tick } from '../field.tsx'
import { ACTS } from './acts.ts'
import { useArrangement } from './arranged.ts'
import { pressedInList } from './list-keys.ts'
import { type LiveSource, type LiveSnapshot, type LiveStart, LiveStore } from './live-store.ts'
import { LiveRowLine } from './row.tsx'
import { COLUMNS, useRowWords } from './row-words.ts'
import { type Ticker, tickerOf } from './ticker.ts'

/** So often whom to look at is asked anew although nothing changed, in milliseconds. */
const LOOK_MS = 5000

export interface LiveDeskProps {
  /** The desk's own address. */
  readonly to: string
  readonly start: LiveStart
  readonly filter: LiveFilter
  /** Whether the sitting asks for an exam browser, which an officer may forgo. */
  readonly browserAsked: boolean
  /** No act can be done any more. */
  readonly released: boolean
}

/** The live list with its filters, totals and acts. The server draws it whole; scripts keep it up to date. */
export function LiveDesk({ to, start, filter: begun, browserAsked, released }: LiveDeskProps) {
  const t = useTranslations('invigilation.live')
  const [store] = useState(() => new LiveStore(start))
  const [ticker] = useState(() => tickerOf(() => store.clock.now()))
  const snapshot = useSyncExternalStore(store.subscribe, store.state, store.state)
  const [live, setLive] = useState(false)
  const [looked, setLooked] = useState(() => Date.parse(start.now))
  const [filter, setFilter] = useState(begun)
  const text = useDeferredValue(filter.text)
  const first = useRef(start)
  useEffect(() => {
    if (first.current !== start) store.restart(start)
  }, [store, start])
  useEffect(() => {
    setLive(true)
    const stop = store.follow(() => new EventSource(`${to}/events`) as LiveSource)
    const timer = setInterval(() => setLooked(store.clock.now()), LOOK_MS)
    return () => {
      clearInterval(timer)
      stop()
    }
  }, [store, to])
  const nowMs = Math.max(looked, snapshot.asOf)
  const { rows, sitting } = snapshot
  const shown = useMemo(() => shownOf(rows.values(), { ...filter, text }, sitting, nowMs), [rows, sitting, filter, text, nowMs])
  const totals = useMemo(() => totalsOf(rows.values(), sitting, nowMs), [rows, sitting, nowMs])
  const search = useRef<HTMLDivElement>(null)
  if (rows.size === 0) return <p>{t('none')}</p>
  return (
    <>
      <p className="mb-0">
        {t('totals', { ...totals, handedIn: totals['handed-in'] })} {t('totalsMore', { ...totals })}
      </p>
      <Stream snapshot={snapshot} live={live} to={to} madeAt={start.now} />
      <div ref={search}><Filters filter={filter} onFilter={setFilter} live={live} shown={shown.length} all={rows.size} to={to} /></div>
      {!released && <TicketForm to={to} />}
      <Choosing to={to} browserAsked={browserAsked} released={released} live={live} shown={shown} onSearch={() => search.current?.querySelector<HTMLInputElement>('input[name=q]')?.focus()}>
        {(chosen) => (shown.length === 0 ? <p>{t('noneShown')}</p> : <LiveTable shown={shown} snapshot={snapshot} nowMs={nowMs} madeAt={Date.parse(start.now)} ticker={ticker} chosen={chosen} />)}
      </Choosing>
    </>
  )
}

interface TableProps {
  readonly shown: readonly LiveRow[]
  readonly snapshot: LiveSnapshot
  readonly nowMs: number
  readonly madeAt: number
  readonly ticker: Ticker
  readonly chosen: ReadonlySet<string>
}

function LiveTable({ shown, snapshot: { sitting }, nowMs, madeAt, ticker, chosen }: TableProps) {
  const t = useTranslations('invigilation.live')
  const words = useRowWords()
  const body = useRef<HTMLTableSectionElement>(null)
  const focused = useRef<string>()
  const generation = useArrangement(useMemo(() => shown.map(({ id }) => id), [shown]))
  // Put in anew, the list gives the focus back to the row that had it.
  useEffect(() => {
    if (generation > 0 && focused.current && document.activeElement === document.body)
      body.current?.querySelector<HTMLElement>(`input[value="${CSS.escape(focused.current)}"]`)?.focus({ preventScroll: true })
  }, [generation])
  return (
    <table className="live-table" aria-label={t('list')}>
      <thead className="live-head">
        <tr className="live-columns">{COLUMNS.map((column) => <th key={column} scope="col">{words.columns[column]}</th>)}</tr>
      </thead>
      <tbody
        key={generation} ref={body}
        onFocus={({ target }) => {
          focused.current = target.closest('tr')?.querySelector<HTMLInputElement>('input[name="who"]')?.value
        }}
      >
        {shown.map((row) => (
          <LiveRowLine key={row.id} row={row} troubles={troublesOf(row, sitting, nowMs).join(' ')} closes={sitting.closes} items={sitting.items} madeAt={madeAt} ticker={ticker} words={words} chosen={chosen} />
        ))}
      </tbody>
    </table>
  )
}

const clockOf = (at: Instant): string => `${shanghaiTime(at).slice(11)}:${at.slice(17, 19)}`

/** Whether what is shown is what is; without scripts, when it was, and how to see it anew. */
function Stream({ snapshot: { stream, asOf }, live, to, madeAt }: { snapshot: LiveSnapshot; live: boolean; to: string; madeAt: string }) {
  const t = useTranslations('invigilation.live')
  if (!live)
    return <p className="note">{t('plain', { time: clockOf(madeAt as Instant) })} <a href={to}>{t('reload')}</a></p>
  const state = stream === 'off' ? 'connecting' : stream
  return <p className={stream === 'lost' ? 'notice warn' : 'note'} role="status">{t(`stream.${state}`, { time: clockOf(instantOf(asOf)) })}</p>
}

interface FiltersProps {
  readonly filter: LiveFilter
  readonly onFilter: (filter: LiveFilter) => void
  readonly live: boolean
  readonly shown: number
  readonly all: number
  readonly to: string
}

/** A form that asks for the page again; scripts answer it at once. */
function Filters({ filter, onFilter, live, shown, all, to }: FiltersProps) {
  const t = useTranslations('invigilation.live.filter')
  const states = useTranslations('invigilation.live.states')
  return (
    <form method="get" action={to} className="live-filters noprint" aria-label={t('title')} onSubmit={(event) => live && event.preventDefault()}>
      <Field name="q" type="search" label={t('text')} value={filter.text} onChange={(event) => onFilter({ ...filter, text: event.target.value })} autoComplete="off" />
      <SelectField
        name="state" label={t('state')} value={filter.state ?? ''}
        onChange={(event) => onFilter({ ...filter, state: (event.target.value || null) as LiveState | null })}
        options={[{ value: '', label: t('any') }, ...LIVE_STATES.map((state) => ({ value: state, label: states(state) }))]}
      />
      <SelectField
        name="order" label={t('order')} value={filter.order} onChange={(event) => onFilter({ ...filter, order: event.target.value as LiveOrder })}
        options={LIVE_ORDERS.map((order) => ({ value: order, label: t(`orders.${order}`) }))}
      />
      <Tick name="trouble" label={t('trouble')} checked={filter.trouble} onChange={(event) => onFilter({ ...filter, trouble: event.target.checked })} />
      {!live && <button className="btn quiet" type="submit">{t('submit')}</button>}
      <span className="note">{t('shown', { shown, all })}</span>
    </form>
  )
}

/** Whoever shows a ticket is found by its number, as it is typed or scanned. */
function TicketForm({ to }: { to: string }) {
  const t = useTranslations('invigilation.acts')
  return (
    <Form method="post" action={to} className="row live-ticket noprint" preventScrollReset>
      <Field name="ticket" label={t('ticket')} inputMode="numeric" autoComplete="off" required maxLength={100} />
      <button className="btn quiet small" type="submit" name="choose" value="identity">{t('names.identity')}</button>
    </Form>
  )
}

const boxesIn = (form: HTMLFormElement | null) => [...(form?.querySelectorAll<HTMLInputElement>('input[name="who"]') ?? [])]

interface ChoosingProps {
  readonly to: string
  readonly browserAsked: boolean
  readonly released: boolean
  readonly live: boolean
  /** The rows in the list: whoever leaves it is no longer counted. */
  readonly shown: readonly LiveRow[]
  readonly onSearch: () => void
  /** The list, told whose boxes are ticked. */
  readonly children: (chosen: ReadonlySet<string>) => ReactNode
}

/** The form around the list: whom, and which act; what the act needs is asked next. Boxes keep their own state. */
function Choosing({ to, browserAsked, released, live, shown, onSearch, children }: ChoosingProps) {
  const t = useTranslations('invigilation.acts')
  const keys = useTranslations('invigilation.live')
  const busy = useNavigation().state !== 'idle'
  const form = useRef<HTMLFormElement>(null)
  const { key, search } = useLocation()
  const [count, setCount] = useState<number>()
  const [chosen] = useState(() => new Set<string>())
  // Who is not in the list just now stays chosen for when they are again; acts are for whom the list shows.
  const counted = useCallback(() => {
    const boxes = boxesIn(form.current)
    for (const { value, checked } of boxes) {
      if (checked) chosen.add(value)
      else chosen.delete(value)
    }
    setCount(boxes.filter(({ checked }) => checked).length)
  }, [chosen])
  const set = useCallback((checked: boolean) => {
    if (!checked) chosen.clear()
    for (const box of boxesIn(form.current)) box.checked = checked
    counted()
  }, [chosen, counted])
  useEffect(() => {
    if (shown) counted()
  }, [counted, shown])
  // What was done is done: nobody stays chosen for the next act.
  useEffect(() => {
    if (key && new URLSearchParams(search).has('done')) set(false)
  }, [key, search, set])
  return (
    <Form
      method="post" action={to} ref={form} preventScrollReset onChange={counted}
      onKeyDown={(event) => {
        if (form.current && pressedInList(event.nativeEvent, form.current, { search: onSearch, clear: () => set(false) })) event.preventDefault()
      }}
    >
      {!released && (
        <fieldset className="live-bar noprint">
          <legend>{t('title')}</legend>
          <div className="row">
            <span className="note">{t('whom')}</span>
            <label className="tick"><input type="radio" name="whom" value="some" defaultChecked /> {count === undefined ? t('some') : t('someCount', { count })}</label>
            <label className="tick"><input type="radio" name="whom" value="all" /> {t('all')}</label>
            {live && <button className="btn quiet small" type="button" onClick={() => set(true)}>{t('chooseShown')}</button>}
            {live && <button className="btn quiet small" type="button" onClick={() => set(false)}>{t('clear')}</button>}
          </div>
          <div className="row">
            {ACTS.filter((act) => act !== 'seb-override' || browserAsked).map((act) => (
              <button key={act} className={act === 'close' || act === 'move-close' ? 'btn final small' : 'btn quiet small'} type="submit" name="choose" value={act} disabled={busy}>{t(`names.${act}`)}</button>
            ))}
          </div>
          {live && <p className="note m-0">{keys('keys')}</p>}
        </fieldset>
      )}
      {children(chosen)}
    </Form>
  )
}
