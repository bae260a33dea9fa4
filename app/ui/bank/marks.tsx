import { useTranslations } from 'use-intl'
import type { Mark as Change } from '#app/domain/exam/difference.ts'
import { Mark } from '../marks.tsx'

type State = 'unread' | 'approved' | 'proposed' | 'returned' | 'withdrawn' | 'held' | 'retired'
const TONE = { unread: 'warn', approved: 'good', proposed: 'warn', returned: 'seal', withdrawn: 'plain', held: 'seal', retired: 'plain' } as const

/** Where an item stands; a sample approval is never shown as anything else. */
export function ItemMark({ state, readBy }: { state: State; readBy: 'nobody' | 'association' | 'sample' }) {
  const t = useTranslations('bank')
  const sample = state === 'approved' && readBy === 'sample'
  return <Mark tone={sample ? 'warn' : TONE[state]}>{sample ? t('sampleRead') : t(`lists.${state}`)}</Mark>
}

/** Removed and added characters, told to those who cannot see the marks as well. */
export function Changes({ marks }: { marks: readonly Change[] }) {
  const t = useTranslations('bank.item')
  if (marks.length === 0) return <span className="note">{t('nothing')}</span>
  return (
    <span className="whitespace-pre-wrap" lang="zh-CN">
      {marks.map(({ kind, text }, i) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the marks of one difference never change
        if (kind === 'same') return <span key={i}>{text}</span>
        // biome-ignore lint/suspicious/noArrayIndexKey: the same
        if (kind === 'gone') return <del key={i} className="text-seal bg-seal-wash" title={t('gone')}>{text}</del>
        // biome-ignore lint/suspicious/noArrayIndexKey: the same
        return <ins key={i} className="text-good bg-good-wash" title={t('added')}>{text}</ins>
      })}
    </span>
  )
}
