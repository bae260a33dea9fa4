import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Mark } from '../marks.tsx'
import { useLessonFacts } from './facts.tsx'
import { addressOf, clauseOf, useCited } from './ref.tsx'
import { Period } from './sources.tsx'

/** What held from when until when; what holds today is marked, in words too. */
export function Timeline({ caption, children }: { caption?: string; children?: ReactNode }) {
  return (
    <figure className="timeline">
      <figcaption>{caption}</figcaption>
      <ol>{children}</ol>
    </figure>
  )
}

interface MomentProps {
  readonly from?: string
  readonly to?: string
  readonly title?: string
  readonly document?: string
  readonly article?: string
  readonly children?: ReactNode
}

export function Moment({ from = '', to, title, document, article, children }: MomentProps) {
  const t = useTranslations('components.timeline')
  const words = useTranslations('learn')
  const language = useLocale()
  const { today } = useLessonFacts()
  const cited = useCited({ document, article })
  const when = today === undefined ? undefined : today < from ? 'future' : to && to < today ? 'past' : 'now'
  return (
    <li className={when} aria-current={when === 'now' ? 'date' : undefined}>
      <p className="note" lang={language}>
        <Period of={{ from, to }} /> {when && <Mark tone={when === 'now' ? 'good' : 'plain'}>{t(when)}</Mark>}{' '}
        {cited?.reported && <Mark tone="warn">{words('toBeChecked')}</Mark>}
      </p>
      <b>{title}</b>
      <div>{children}</div>
      {cited && (
        <p className="note">
          <Link to={addressOf(cited)}>{clauseOf(cited)}</Link>
        </p>
      )}
    </li>
  )
}
