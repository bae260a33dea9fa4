import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { ScheduleField } from '#app/domain/exam/rescheduling.ts'
import type { ReminderKind } from '#app/domain/exam/reminders.ts'
import { When } from '../marks.tsx'
import { useTold } from './told.ts'

type Notice = { readonly id: string; readonly at: string; readonly sittingId: string; readonly title: string; readonly startFrom: string } & (
  | { readonly kind: 'sitting-reminder'; readonly reminder: ReminderKind }
  | { readonly kind: 'seat-came-free'; readonly cancelUntil: string }
  | { readonly kind: 'sitting-changed'; readonly changed: readonly ScheduleField[]; readonly cancelUntil: string }
)

/** What a candidate is told of the sittings they have booked or wait for; nothing when there is nothing. */
export function Notices({ notices }: { notices: readonly Notice[] }) {
  const t = useTranslations('sittings.notices')
  const l = useTranslations('sittings.list')
  const told = useTold()
  if (notices.length === 0) return null
  const sentence = (notice: Notice) => {
    const of = { title: notice.title, at: told(notice.startFrom) }
    switch (notice.kind) {
      case 'sitting-reminder':
        return t(notice.reminder, of)
      case 'seat-came-free':
        return t('seat', { ...of, until: told(notice.cancelUntil) })
      case 'sitting-changed':
        return t('changed', { ...of, until: told(notice.cancelUntil), fields: notice.changed.map((field) => t(`fields.${field}`)).join(' · ') })
    }
  }
  return (
    <section className="mt-6" aria-label={l('notices')}>
      <h2>{l('notices')}</h2>
      <ul className="list">
        {notices.map((notice) => (
          <li key={notice.id}>
            <p className={`notice m-0 ${notice.kind === 'seat-came-free' ? 'good' : notice.kind === 'sitting-changed' ? 'warn' : ''}`}>
              {sentence(notice)} <Link to={`/exams/${notice.sittingId}`}>{t('toSitting')}</Link> <span className="note"><When at={notice.at} /></span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
