import type { ReactNode } from 'react'
import { useFormatter } from 'use-intl'

/** A small label; the words say it, the colour only helps. */
export function Mark({ tone, children }: { tone: 'good' | 'warn' | 'seal' | 'plain'; children: ReactNode }) {
  return <span className={tone === 'plain' ? 'mark' : `mark ${tone}`}>{children}</span>
}

/** An instant in Asia/Shanghai, the zone printed when `zone` is set. */
export function When({ at, zone = false }: { at: string; zone?: boolean }) {
  const format = useFormatter()
  const text = format.dateTime(new Date(at), { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...(zone ? { timeZoneName: 'short' } : {}) })
  return <time className="num" dateTime={at}>{text}</time>
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
