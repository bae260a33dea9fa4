import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import type { RosterState } from '#app/domain/staffing/roster.ts'
import { Field, Tick } from '../field.tsx'
import { Facts, Mark } from '../marks.tsx'
import { soonestEnd } from './roster-table.tsx'

export interface OwnEntryShown {
  readonly id: string
  readonly platform: {
    readonly name: string
    readonly nameEn: string
    readonly creditCode: string | null
    readonly permit: string | null
  }
  readonly contact: string
  readonly certificateNumber: string
  readonly state: RosterState
  readonly startsOn: string
  readonly endsOn: string | null
}

/** What a holder must be told before a separate consent (个人信息保护法 art. 23): who, how to reach them, what for, how, which data. */
export function InvitationSheet({ entry }: { entry: OwnEntryShown }) {
  const t = useTranslations('platform.own')
  const english = useLocale() === 'en'
  const { platform } = entry
  const name = english ? platform.nameEn || platform.name : platform.name
  return (
    <section className="sheet stack">
      <h3>{t('asks', { platform: name })}</h3>
      <Facts
        of={[
          [
            t('who'),
            <span lang="zh-CN" key="who">
              {platform.name}
            </span>,
          ],
          ...(platform.creditCode
            ? [
                [
                  t('creditCode'),
                  <span className="num" key="code">
                    {platform.creditCode}
                  </span>,
                ] as const,
              ]
            : []),
          ...(platform.permit
            ? [
                [
                  t('permit'),
                  <span className="num" key="permit">
                    {platform.permit}
                  </span>,
                ] as const,
              ]
            : []),
          [
            t('contact'),
            <a href={`mailto:${entry.contact}`} key="contact">
              {entry.contact}
            </a>,
          ],
          [t('purpose'), t('purposeText')],
          [t('data'), t('dataText')],
          [t('how'), t('howText', { from: entry.startsOn })],
          [
            t('certificate'),
            <span className="num" key="number">
              {entry.certificateNumber}
            </span>,
          ],
        ]}
      />
      <p className="note m-0">{t('only')}</p>
      <Form method="post" className="stack">
        <input type="hidden" name="entry" value={entry.id} />
        <Tick name="confirm" label={t('agree')} required />
        <p className="m-0">
          <button className="btn" type="submit" name="intent" value="consent">
            {t('consent')}
          </button>
        </p>
      </Form>
      <details>
        <summary>{t('decline')}</summary>
        <Form method="post" className="stack mt-2">
          <input type="hidden" name="entry" value={entry.id} />
          <p className="m-0">{t('declineText')}</p>
          <p className="m-0">
            <button className="btn quiet" type="submit" name="intent" value="decline">
              {t('declineSubmit')}
            </button>
          </p>
        </Form>
      </details>
    </section>
  )
}

const TONE = { active: 'good', invited: 'warn', declined: 'plain', ended: 'plain' } as const

/** Where the holder is or was on a roster; leaving is as easy as consenting was. */
export function OwnEntries({ entries, today }: { entries: readonly OwnEntryShown[]; today: string }) {
  const t = useTranslations('platform.own')
  const r = useTranslations('platform.roster')
  return (
    <table className="lists">
      <thead>
        <tr>
          {(['platform', 'certificate', 'state', 'days', 'act'] as const).map((head) => (
            <th key={head} scope="col">
              {t(head)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          // A new last day is a new row: its form is closed and empty again.
          <tr key={`${entry.id} ${entry.endsOn}`}>
            <td data-label={t('platform')} lang="zh-CN">
              {entry.platform.name}
            </td>
            <td data-label={t('certificate')} className="num">
              {entry.certificateNumber}
            </td>
            <td data-label={t('state')}>
              <Mark tone={TONE[entry.state]}>
                {entry.state === 'active' && entry.endsOn
                  ? r('ending', { day: entry.endsOn })
                  : r(`states.${entry.state}`)}
              </Mark>
            </td>
            <td data-label={t('days')} className="num">
              {entry.endsOn
                ? r('fromTo', { from: entry.startsOn, to: entry.endsOn })
                : r('from', { from: entry.startsOn })}
            </td>
            <td data-label={t('act')}>
              {entry.state === 'active' ? (
                <details>
                  <summary>
                    {t('leave')}
                    <span className="sr-only"> {entry.platform.name}</span>
                  </summary>
                  <Form method="post" className="stack mt-2">
                    <input type="hidden" name="entry" value={entry.id} />
                    <p className="m-0">{t('leaveText')}</p>
                    <Field
                      name="endsOn"
                      type="date"
                      label={t('endsOn')}
                      required
                      defaultValue={soonestEnd(entry.startsOn, today)}
                    />
                    <Tick name="confirm" label={t('leaveConfirm')} required />
                    <p className="m-0">
                      <button className="btn final" type="submit" name="intent" value="leave">
                        {t('leaveSubmit')}
                      </button>
                    </p>
                  </Form>
                </details>
              ) : (
                '—'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
