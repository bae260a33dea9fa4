import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Mark } from '../marks.tsx'
import type { CitedArticle } from './facts.tsx'
import { useDay } from './named.tsx'
import { addressOf, clauseOf } from './ref.tsx'

/** A time as two days, or from a day on. */
export function Period({
  of: { from, to },
}: {
  of: { readonly from: string; readonly to?: string | null | undefined }
}) {
  const t = useTranslations('components')
  const day = useDay()
  return (
    <span className="num">{to ? t('until', { from: day(from), to: day(to) }) : t('from', { from: day(from) })}</span>
  )
}

/** Where an answer comes from, and that only reports were read, where that is so. */
export function Sources({ of }: { of: readonly CitedArticle[] }) {
  const words = useTranslations('learn')
  const t = useTranslations('components')
  if (of.length === 0) return <>{t('gone')}</>
  return (
    <ul className="plain">
      {of.map((cited) => (
        <li key={`${cited.document} ${cited.article}`}>
          <Link to={addressOf(cited)} lang="zh-CN">
            {clauseOf(cited)}
          </Link>{' '}
          {cited.reported && <Mark tone="warn">{words('toBeChecked')}</Mark>}
        </li>
      ))}
    </ul>
  )
}
