import { Link } from '@remix-run/react'
import { memo, useSyncExternalStore } from 'react'
import type { LiveRow, LiveState, Trouble } from '#app/domain/exam/live-list.ts'
import { type Instant, shanghaiTime } from '#app/domain/instant.ts'
import { clockText } from '../exam/clock.ts'
import { Mark } from '../marks.tsx'
import type { RowWords } from './row-words.ts'
import { leftShown, type Ticker } from './ticker.ts'

const TONE = { booked: 'plain', waiting: 'plain', sitting: 'good', paused: 'warn', 'handed-in': 'plain', missed: 'seal' } as const satisfies Record<LiveState, string>

/** `10:24:31` in Asia/Shanghai. */
const timeOf = (at: Instant): string => `${shanghaiTime(at).slice(11)}:${at.slice(17, 19)}`

export interface RowProps {
  readonly row: LiveRow
  /** Why to look at this candidate, separated by spaces: a text, so that a row that is the same is not drawn again. */
  readonly troubles: string
  readonly closes: Instant
  readonly items: number
  /** The server's time when the page was made, in milliseconds: what is shown before scripts run. */
  readonly madeAt: number
  readonly ticker: Ticker
  readonly words: RowWords
  /** Whose boxes are ticked, for a row that is put in anew; the box itself keeps its state. */
  readonly chosen: ReadonlySet<string>
}

/** One candidate. Drawn again only when something of it has changed. */
export const LiveRowLine = memo(function LiveRowLine({ row, troubles, closes, items, madeAt, ticker, words, chosen }: RowProps) {
  const { id, attemptId, name, seat, state, identified, connected, answered, lastSaveAt, incidents, extraTimePercent, grantedMinutes } = row
  const { columns } = words
  return (
    <tr className="live-row" data-state={state} data-trouble={troubles === '' ? undefined : ''}>
      <td><input type="checkbox" name="who" value={id} defaultChecked={chosen.has(id)} aria-label={words.choose(name)} /></td>
      <td className="num" data-label={columns.seat}>{seat ?? '—'}</td>
      <th scope="row" className="live-name">
        {attemptId ? <Link to={`/association/attempts/${attemptId}`} prefetch="none" title={words.timeline(name)}>{name}</Link> : name}
      </th>
      <td data-label={columns.state}><Mark tone={TONE[state]}>{words.states[state]}</Mark></td>
      <td data-label={columns.identity}>{identified ? words.identified : <span className="note">{words.notIdentified}</span>}</td>
      <td data-label={columns.connection}>{connected ? words.connected : <span className="note">{words.notConnected}</span>}</td>
      <td className="num" data-label={columns.answered}>{attemptId ? `${answered} / ${items}` : '—'}</td>
      <td className="num" data-label={columns.save}>{lastSaveAt ? timeOf(lastSaveAt) : '—'}</td>
      <td className="num" data-label={columns.left}><Left row={row} closes={closes} madeAt={madeAt} ticker={ticker} words={words} /></td>
      <td className="live-notes" data-label={columns.notes}>
        {troubles !== '' && troubles.split(' ').map((code) => <Mark key={code} tone={code === 'signals' ? 'plain' : 'warn'}>{words.trouble(code as Trouble, row)}</Mark>)}
        {incidents > 0 && <Mark tone="plain">{words.incidents(incidents)}</Mark>}
        {extraTimePercent > 0 && <span className="note">{words.extra(extraTimePercent)}</span>}
        {grantedMinutes > 0 && <span className="note">{words.granted(grantedMinutes)}</span>}
      </td>
    </tr>
  )
})

/** The one cell that the clock draws again. */
function Left({ row, closes, madeAt, ticker, words }: Pick<RowProps, 'row' | 'closes' | 'madeAt' | 'ticker' | 'words'>) {
  const shown = useSyncExternalStore(
    ticker.subscribe,
    () => leftShown(row, closes, ticker.now()),
    () => leftShown(row, closes, madeAt),
  )
  const count = Number(shown.slice(1))
  if (shown === '') return <>—</>
  if (shown[0] === 'p') return <>{words.still(clockText(count * 1000))}</>
  if (shown[0] === 'm') return <>{words.minutes(count)}</>
  return <b className="live-short">{count === 0 ? words.over : clockText(count * 1000)}</b>
}
