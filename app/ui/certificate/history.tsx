import { useTranslations } from 'use-intl'
import type { EventKind } from '#app/domain/certificate/certificate.ts'
import type { Day, Instant } from '#app/domain/instant.ts'
import { When } from '#app/ui/marks.tsx'

export interface ToldEvent {
  readonly kind: EventKind
  readonly at: Instant
  readonly effectiveOn: Day | null
  readonly reason: string
  readonly logIndex: number
  /** Who decided; told to officers alone. */
  readonly by?: string
}

/** Everything that happened to a certificate, oldest first, each with the proof that the log has it. */
export function History({ number, events }: { number: string; events: readonly ToldEvent[] }) {
  const t = useTranslations('verify.desk.one')
  const s = useTranslations('status.event')
  const withNames = events.some(({ by }) => by !== undefined)
  return (
    <table className="lists">
      <thead>
        <tr>
          <th>{t('event')}</th>
          <th>{t('at')}</th>
          <th>{t('reason')}</th>
          {withNames && <th>{t('by')}</th>}
          <th>{t('log')}</th>
        </tr>
      </thead>
      <tbody>
        {events.map(({ kind, at, effectiveOn, reason, logIndex, by }) => (
          <tr key={logIndex}>
            <td data-label={t('event')}>
              <span>
                {s(kind)}
                {effectiveOn && <span className="note num"> {t('effectiveOn', { day: effectiveOn })}</span>}
              </span>
            </td>
            <td data-label={t('at')}>
              <When at={at} />
            </td>
            <td data-label={t('reason')}>
              <span className="whitespace-pre-wrap" lang="zh-CN">
                {reason || '—'}
              </span>
            </td>
            {withNames && (
              <td data-label={t('by')}>
                <span lang="zh-CN">{by}</span>
              </td>
            )}
            <td data-label={t('log')} className="num">
              <span>
                {logIndex} <a href={`/register/proofs/${number}?event=${logIndex}`}>{t('proof')}</a>
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
