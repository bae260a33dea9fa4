import { Form } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { Verdict } from '#app/domain/certificate/certificate.ts'
import { addDays, parseDay } from '#app/domain/instant.ts'
import type { RosterState } from '#app/domain/staffing/roster.ts'
import { StatusMark } from '../certificate/status-mark.tsx'
import { Field, Tick } from '../field.tsx'
import { When } from '../marks.tsx'

export interface EntryShown {
  readonly id: string
  readonly certificateNumber: string
  readonly name: string
  readonly state: RosterState
  readonly invitedAt: string
  readonly consentedAt: string | null
  readonly startsOn: string
  readonly endsOn: string | null
  /** Null where the platform has no business to know any more. */
  readonly verdict: Verdict | null
}

/** Today, or the eve of an entry that has not begun: the earliest last day that makes sense. */
export function soonestEnd(startsOn: string, today: string): string {
  const start = parseDay(startsOn)
  return start && start > today ? addDays(start, -1) : today
}

/** Entries of one state; the open ones can be ended, behind a confirmation. */
export function RosterTable({ entries, today }: { entries: readonly EntryShown[]; today: string }) {
  const t = useTranslations('platform.roster')
  const open = entries.some(({ state }) => state === 'active' || state === 'invited')
  return (
    <table className="lists">
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('number')}</th>
          <th scope="col">{t('certificate')}</th>
          <th scope="col">{t('days')}</th>
          {open && <th scope="col">{t('act')}</th>}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          // A new last day is a new row: its form is closed and empty again.
          <tr key={`${entry.id} ${entry.endsOn}`}>
            <td data-label={t('name')} lang="zh-CN">
              {entry.name}
            </td>
            <td data-label={t('number')} className="num">
              {entry.certificateNumber}
            </td>
            <td data-label={t('certificate')}>
              {entry.verdict ? <StatusMark verdict={entry.verdict} /> : '—'}
            </td>
            <td data-label={t('days')}>
              <span>
                <span className="num">
                  {entry.endsOn
                    ? t('fromTo', { from: entry.startsOn, to: entry.endsOn })
                    : t('from', { from: entry.startsOn })}
                </span>
                <br />
                <span className="note">
                  {entry.consentedAt ? t('consentedOn') : t('invitedOn')}{' '}
                  <When at={entry.consentedAt ?? entry.invitedAt} />
                </span>
              </span>
            </td>
            {open && (
              <td data-label={t('act')}>
                <details>
                  <summary>
                    {entry.state === 'invited' ? t('takeBack') : t('end')}
                    <span className="sr-only"> {entry.name}</span>
                  </summary>
                  <Form method="post" className="stack mt-2">
                    <input type="hidden" name="entry" value={entry.id} />
                    {entry.state === 'invited' ? (
                      <input type="hidden" name="endsOn" value={today} />
                    ) : (
                      <Field
                        name="endsOn"
                        type="date"
                        label={t('endsOn')}
                        required
                        defaultValue={soonestEnd(entry.startsOn, today)}
                      />
                    )}
                    <Tick name="confirm" label={t('confirm')} required />
                    <p className="m-0">
                      <button className="btn final" type="submit" name="intent" value="end">
                        {t('endSubmit')}
                      </button>
                    </p>
                  </Form>
                </details>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
