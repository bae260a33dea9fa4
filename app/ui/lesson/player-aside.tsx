import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { CitedArticle } from './facts.tsx'
import { Amendments } from './player-course.tsx'
import { Keys } from './player-keys.tsx'

interface InShortProps {
  readonly lesson: {
    readonly summary: readonly string[]
    readonly articles: readonly { readonly document: string; readonly article: string }[]
    readonly cites: Readonly<Record<string, CitedArticle>>
    readonly amendments: readonly { readonly on: string; readonly what: string }[]
    readonly sections: readonly { readonly anchor: string }[]
    readonly before: { readonly id: string } | null
    readonly after: { readonly id: string } | null
  }
}

/** Beside a lesson: what it comes down to, the articles it rests on, its changes, and the keys that lead through it. */
export function InShort({ lesson }: InShortProps) {
  const t = useTranslations('learn.lesson')
  const { sections, before, after } = lesson
  return (
    <aside className="note">
      <p>
        <b className="text-ink">{t('summary')}</b>
      </p>
      <div lang="zh-CN">
        {lesson.summary.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <p>
        <b className="text-ink">{t('articles')}</b>
      </p>
      <ul className="list">
        {lesson.articles
          .flatMap(({ document, article }) => lesson.cites[`${document} ${article}`] ?? [])
          .map((cite) => (
            <li key={`${cite.document} ${cite.article}`} style={{ padding: '.25rem 0' }}>
              <Link to={`/regulations/${cite.document}#${cite.article}`} lang="zh-CN">
                {cite.short} {cite.clause}
              </Link>
            </li>
          ))}
      </ul>
      <Amendments of={lesson.amendments} />
      <Keys sections={sections} before={before && `/courses/${before.id}`} after={after && `/courses/${after.id}`} />
    </aside>
  )
}
