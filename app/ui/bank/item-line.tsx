import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { Kind, Level } from '#app/domain/exam/item.ts'
import { Mark } from '../marks.tsx'
import { ItemMark } from './marks.tsx'

export interface ItemLineProps {
  readonly itemId: string
  readonly topic: string
  readonly level: Level
  readonly kind: Kind
  readonly stem: string
  readonly part: { readonly part: number; readonly of: number } | null
  readonly caseId: string | null
  readonly number: number
  readonly origin: 'content' | 'desk'
  readonly state: React.ComponentProps<typeof ItemMark>['state']
  readonly readBy: React.ComponentProps<typeof ItemMark>['readBy']
  readonly usable: boolean
  readonly inForce: boolean
  readonly conflict: boolean
  readonly waits: boolean
  readonly facility: number
  readonly forms: number
  readonly from: string
  readonly to: string | null
}

/** One item of the list: what it is and where it stands, nothing of its key. */
export function ItemLine(item: ItemLineProps) {
  const t = useTranslations('bank')
  const kinds = useTranslations('exam.kinds')
  const levels = useTranslations('exam.levels')
  return (
    <li>
      <p className="row m-0">
        <Link className="num font-semibold" to={`/association/items/${item.itemId}`}>{item.itemId}</Link>
        <ItemMark state={item.state} readBy={item.readBy} />
        {item.waits && item.state !== 'proposed' && !item.conflict && <Mark tone="warn">{t('waits')}</Mark>}
        {item.conflict && <Mark tone="warn">{t('conflict')}</Mark>}
        {!item.usable && (item.state === 'approved' || item.state === 'unread') && <Mark tone="warn">{t('notUsable')}</Mark>}
        {!item.inForce && <Mark tone="plain">{t('notInForce')}</Mark>}
      </p>
      <p className="my-1" lang="zh-CN">{item.stem}</p>
      <p className="note row m-0">
        <span>{item.topic}</span><span>{levels(item.level)}</span><span>{kinds(item.kind)}</span>
        {item.part && <span>{t('caseOf', item.part)} <span className="num">{item.caseId}</span></span>}
        <span>{t('version', { number: item.number })} · {t(`origins.${item.origin}`)}</span>
        <span>{t('facility', { percent: item.facility })}</span>
        <span>{item.to ? t('fromTo', { from: item.from, to: item.to }) : t('from', { day: item.from })}</span>
        <span>{t('forms', { count: item.forms })}</span>
      </p>
    </li>
  )
}
