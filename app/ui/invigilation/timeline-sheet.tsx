import { useFormatter, useTranslations } from 'use-intl'
import type { EventBody } from '#app/domain/exam/sitting-event.ts'
import type { Happening, WindowHistory } from '#app/domain/exam/timeline.ts'
import { type Instant, shanghaiTime } from '#app/domain/instant.ts'

export interface SheetEntry {
  readonly at: Instant
  readonly who: { readonly kind: 'candidate' | 'machine' } | { readonly kind: 'officer'; readonly name: string }
  readonly window: number | null
  readonly is: Happening
}

/** An instant to the second in Asia/Shanghai. */
function Second({ at }: { at: Instant }) {
  return <time className="num whitespace-nowrap" dateTime={at}>{`${shanghaiTime(at).replace('T', ' ')}:${at.slice(17, 19)}`}</time>
}
const clockOf = (at: Instant): string => `${shanghaiTime(at).slice(11)}:${at.slice(17, 19)}`

/** Everything that happened, in order, as a table that prints. */
export function TimelineTable({ entries }: { entries: readonly SheetEntry[] }) {
  const t = useTranslations('invigilation.timeline')
  const words = useHappening()
  if (entries.length === 0) return <p>{t('empty')}</p>
  return (
    <table className="lists">
      <thead><tr><th>{t('time')}</th><th>{t('what')}</th><th>{t('who')}</th><th>{t('why')}</th><th>{t('window')}</th></tr></thead>
      <tbody>
        {entries.map((entry, i) => (
          // What happened stays where it is: the list only grows at its end.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <tr key={i}>
            <td data-label={t('time')}><Second at={entry.at} /></td>
            <td data-label={t('what')}>{words(entry.is)}</td>
            <td data-label={t('who')}>{entry.who.kind === 'officer' ? entry.who.name : t(`doers.${entry.who.kind}`)}</td>
            <td data-label={t('why')} className="timeline-why">{reasonOf(entry.is) || '—'}</td>
            <td data-label={t('window')} className="num">{entry.window ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function reasonOf(is: Happening): string {
  if (is.what === 'event') return 'reason' in is.body ? is.body.reason : ''
  return 'reason' in is ? is.reason : ''
}

/** What happened in words. */
function useHappening(): (is: Happening) => string {
  const t = useTranslations('invigilation.timeline.happened')
  const event = useEvent()
  return (is) => {
    switch (is.what) {
      case 'answers': {
        const { saved, slots, stale, until } = is
        if (saved === 0) return t('onlyStale', { stale })
        return [t('answers', { saved, slots }), ...(stale > 0 ? [t('answersStale', { stale })] : []), t('answersUntil', { until: clockOf(until) })].join(' · ')
      }
      case 'rescued':
        return t('rescued', { slots: is.slots })
      case 'extended':
      case 'reopened':
        return t(is.what, { minutes: is.minutes })
      case 'paused':
        return is.break && is.until ? t('break', { until: clockOf(is.until) }) : t('paused')
      case 'window':
        return is.from === null ? t('firstWindow') : t('takenOver', { window: is.window, from: is.from })
      case 'event':
        return event(is.body, is.toAll)
      default:
        return t(is.what)
    }
  }
}

function useEvent(): (body: EventBody, toAll: boolean) => string {
  const t = useTranslations('invigilation.timeline.happened')
  const signals = useTranslations('invigilation.timeline.signals')
  const acts = useTranslations('invigilation.acts')
  return (body, toAll) => {
    switch (body.kind) {
      case 'message':
        return t(toAll ? 'messageAll' : 'message', { text: body.text })
      case 'incident':
        return t(toAll ? 'incidentAll' : 'incident', { incident: acts(`incidents.${body.incident}`), text: body.text })
      case 'identity':
        return t('identity', { against: acts(`checks.${body.against}`) })
      case 'close-moved':
        return t('close-moved', { minutes: body.minutes })
      case 'signals-consent':
        return t(body.consents ? 'consented' : 'notConsented')
      case 'address-seen':
        return t('address-seen', { network: body.network })
      case 'signal': {
        const told = t('signal', { signal: signals(body.signal), times: body.times })
        return body.ms > 0 ? `${told} · ${t('away', { seconds: Math.round(body.ms / 1000) })}` : told
      }
      case 'other':
        return t('other', { name: body.name })
      default:
        return t(body.kind)
    }
  }
}

/** Both histories of every take-over, stretch by stretch. Nothing when the attempt never changed windows. */
export function WindowHistories({ windows }: { windows: readonly WindowHistory[] }) {
  const t = useTranslations('invigilation.timeline')
  const format = useFormatter()
  if (windows.length < 2) return null
  return (
    <section>
      <h2 className="mt-8">{t('windows')}</h2>
      <p className="note">{t('windowsLead')}</p>
      <table className="lists">
        <thead><tr><th>{t('window')}</th><th>{t('from')}</th><th>{t('until')}</th><th>{t('saved')}</th><th>{t('slots')}</th><th>{t('stale')}</th></tr></thead>
        <tbody>
          {windows.map(({ window, from, until, saved, slots, stale }) => (
            <tr key={from}>
              <td data-label={t('window')}>{t('windowNumber', { window })}</td>
              <td data-label={t('from')}><Second at={from} /></td>
              <td data-label={t('until')}>{until ? <Second at={until} /> : t('toEnd')}</td>
              <td data-label={t('saved')} className="num">{format.number(saved)}</td>
              <td data-label={t('slots')} className="num">{format.number(slots)}</td>
              <td data-label={t('stale')} className="num">{format.number(stale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
