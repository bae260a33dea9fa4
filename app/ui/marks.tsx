import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { type Instant, shanghaiTime } from '#app/domain/instant.ts'

/** A small label; the words say it, the colour only helps. */
export function Mark({ tone, children }: { tone: 'good' | 'warn' | 'seal' | 'plain'; children: ReactNode }) {
  return <span className={tone === 'plain' ? 'mark' : `mark ${tone}`}>{children}</span>
}

/** An instant in Asia/Shanghai as `2026-11-22 10:42`, the zone in words when `zone` is set. */
export function When({ at, zone = false }: { at: string; zone?: boolean }) {
  const t = useTranslations('site')
  const text = shanghaiTime(at as Instant).replace('T', ' ')
  return <time className={zone ? 'num' : 'num whitespace-nowrap'} dateTime={at}>{zone ? t('zoned', { at: text }) : text}</time>
}

/** Terms and their values. */
export function Facts({ of }: { of: readonly (readonly [term: ReactNode, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {of.map(([term, value], i) => (
        // The order of facts on a page is fixed.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={i} style={{ display: 'contents' }}><dt>{term}</dt><dd>{value}</dd></div>
      ))}
    </dl>
  )
}
