import { Fragment } from 'react'
import { useTranslations } from 'use-intl'
import type { Change, Span } from '#app/domain/regulation/difference.ts'
import type { Part } from '#app/domain/regulation/split.ts'
import { Mark } from '../marks.tsx'
import { OfficialParagraphs } from './official-text.tsx'

/** How a part is called: its number, or what it is when it has none. */
export function usePartName(): (part: Part) => string {
  const t = useTranslations('texts.page')
  return ({ clause, article }) => clause || (article === 'preamble' ? t('opening') : t('closing'))
}

/** Two texts article by article: first what differs, then what is the same. */
export function DifferenceList({ changes }: { readonly changes: readonly Change[] }) {
  const t = useTranslations('texts.difference')
  const name = usePartName()
  const same = changes.filter((change) => change.kind === 'same')
  const moved = same.filter(({ from, to }) => from.clause !== to.clause)
  const count = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length
  const differing = changes.filter((change) => change.kind !== 'same')
  return (
    <>
      <p>
        {differing.length === 0 && moved.length === 0
          ? t('nothing')
          : t('counts', {
              same: same.length,
              moved: moved.length,
              changed: count('changed'),
              added: count('added'),
              gone: count('gone'),
            })}
      </p>
      {count('changed') > 0 && (
        <p className="note">
          {t('legend')} <Run of={{ kind: 'gone', text: t('gone') }} /> <Run of={{ kind: 'added', text: t('added') }} />
        </p>
      )}
      <ul className="list">
        {changes.map((change) => {
          const part = change.kind === 'gone' ? change.from : change.to
          if (change.kind === 'same') return null
          return (
            <li key={`${change.kind} ${part.article}`}>
              <h3 className="row m-0">
                <span lang="zh-CN">{name(part)}</span>
                <Mark tone={TONE[change.kind]}>{t(change.kind)}</Mark>
                {change.kind === 'changed' && change.from.clause !== change.to.clause && (
                  <span className="note">{t('before', { clause: name(change.from) })}</span>
                )}
              </h3>
              {change.kind === 'changed' ? <Changed spans={change.spans} /> : <OfficialParagraphs of={[part.text]} />}
            </li>
          )
        })}
      </ul>
      {same.length > 0 && (
        <details className="mt-4">
          <summary>{t('sames', { count: same.length })}</summary>
          <p lang="zh-CN">
            {same.map(({ from, to }, i) => (
              <Fragment key={to.article}>
                {i > 0 && '、'}
                {name(to)}
                {from.clause !== to.clause && <span className="note">（{t('before', { clause: name(from) })}）</span>}
              </Fragment>
            ))}
          </p>
        </details>
      )}
    </>
  )
}

const TONE = { changed: 'warn', added: 'good', gone: 'seal' } as const

function Changed({ spans }: { readonly spans: readonly Span[] }) {
  return (
    <p lang="zh-CN" className="font-serif whitespace-pre-line" style={{ maxWidth: 'var(--measure)' }}>
      {spans.map((span, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the runs of a text keep their places
        <Run key={i} of={span} />
      ))}
    </p>
  )
}

/** A run of characters: struck through or underlined, and said aloud, never marked by colour alone. */
function Run({ of: { kind, text } }: { readonly of: Span }) {
  const t = useTranslations('texts.difference')
  if (kind === 'same') return text
  if (kind === 'gone')
    return (
      <del className="text-seal">
        <span className="sr-only">{t('goneMark')}</span>
        {text}
      </del>
    )
  return (
    <ins className="bg-good-wash text-good">
      <span className="sr-only">{t('addedMark')}</span>
      {text}
    </ins>
  )
}
