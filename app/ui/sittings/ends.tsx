import { useTranslations } from 'use-intl'
import { type End, type EndTimes, latestOf, possibleEnds } from '#app/domain/exam/opening.ts'
import { addMs } from '#app/domain/instant.ts'
import { Mark, When } from '../marks.tsx'
import { useTold } from './told.ts'

/**
 * When a sitting can end, for every setting: what the officer looks at before anything is saved.
 * @param times undefined while they are not all typed
 * @param percents the extra times to reckon with, the largest that can be granted among them
 */
export function PossibleEnds({ times, percents }: { times: EndTimes | undefined; percents: readonly number[] }) {
  const t = useTranslations('sittings.form')
  const told = useTold()
  if (!times) return <p className="notice m-0">{t('unknown')}</p>
  const ends = possibleEnds(times, percents)
  const lacking = Math.max(...ends.map(({ last, first }) => Math.max(last.lackingMinutes, first.lackingMinutes)))
  const latest = latestOf(ends)
  const withBreaks = ends.some(({ breaks }) => breaks)
  return (
    <div className="stack" role="status">
      <p className="note m-0">{t('endsLead', { most: Math.max(0, ...percents) })}</p>
      <table className="lists num">
        <thead>
          <tr><th>{t('extra')}</th>{withBreaks && <th>{t('breaksTaken')}</th>}<th>{t('ofFirst')}</th><th>{t('ofLast')}</th></tr>
        </thead>
        <tbody>
          {ends.map(({ extraTimePercent, breaks, first, last }) => (
            <tr key={`${extraTimePercent} ${breaks}`}>
              <td data-label={t('extra')}>{extraTimePercent === 0 ? t('none') : t('percent', { percent: extraTimePercent })}</td>
              {withBreaks && <td data-label={t('breaksTaken')}>{t(breaks ? 'taken' : 'notTaken')}</td>}
              <td data-label={t('ofFirst')}><EndCell end={first} /></td>
              <td data-label={t('ofLast')}><EndCell end={last} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={lacking > 0 ? 'notice warn m-0' : 'notice m-0'}>
        {latest && <strong>{t('latest', { time: told(latest) })}</strong>}{' '}
        {lacking > 0 ? t('shortened', { needed: told(addMs(times.hardClose, lacking * 60_000)) }) : t('full')}
      </p>
    </div>
  )
}

function EndCell({ end }: { end: End }) {
  const t = useTranslations('sittings.form')
  return (
    <span>
      <When at={end.at} /> {end.lackingMinutes > 0 && <Mark tone="warn">{t('lacking', { minutes: end.lackingMinutes })}</Mark>}
    </span>
  )
}
