import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Facts } from '../marks.tsx'
import { OfficialClause, type OfficialFact } from '../regulation/official-text.tsx'
import { Dates, ForceMark } from './cite.tsx'
import { useTitle } from './named.tsx'

/** Lessons listed at once; more than that wait to be opened. */
const AT_ONCE = 4

interface ArticleProps {
  /** The document's official text, null when none was imported; and where it can be read. */
  readonly official: (OfficialFact & { readonly articles: Readonly<Record<string, readonly string[]>> }) | null
  readonly link: string | null
  readonly article: {
    readonly id: string
    readonly clause: string
    readonly heading: string
    readonly headingEn: string
    readonly digest: string
    readonly terms: readonly string[]
    readonly figures: readonly { readonly what: string; readonly value: string }[]
    readonly binds: readonly string[]
    readonly checkedBy: string | null
    readonly consequence: string | null
    readonly note: string | null
    readonly from: string
    readonly to: string | null
    readonly force: 'in-force' | 'not-yet' | 'ended'
    /** Whether its dates differ from its document's. */
    readonly ownDates: boolean
    readonly lessons: readonly { readonly id: string; readonly title: string; readonly titleEn: string }[]
  }
}

/** The digest of one article under its anchor, the official text beside it, and the lessons that treat it. */
export function ArticleDigest({ article, official, link }: ArticleProps) {
  const t = useTranslations('learn.regulation')
  const title = useTitle()
  const english = useLocale() === 'en'
  const chinese = (text: string) => <span lang="zh-CN">{text}</span>
  const lessons = article.lessons.map((lesson) => (
    <span key={lesson.id} className="block py-1">
      <Link to={`/courses/${lesson.id}`}>{title(lesson)}</Link>
    </span>
  ))
  const rows: (readonly [string, ReactNode] | false)[] = [
    article.terms.length > 0 && [t('terms'), chinese(article.terms.map((term) => `“${term}”`).join('、'))],
    article.figures.length > 0 && [
      t('figures'),
      chinese(article.figures.map(({ what, value }) => `${what}：${value}`).join('；')),
    ],
    article.binds.length > 0 && [t('binds'), chinese(article.binds.join('；'))],
    article.checkedBy !== null && [t('checkedBy'), chinese(article.checkedBy)],
    article.consequence !== null && [t('consequence'), chinese(article.consequence)],
    article.note !== null && [t('note'), chinese(article.note)],
    (article.ownDates || article.force !== 'in-force') && [
      t('force'),
      <span key="force">
        <Dates of={article} /> <ForceMark of={{ force: article.force, reported: false }} />
      </span>,
    ],
    [t('lessons'), lessons.length === 0 ? t('noLessons') : lessons.length <= AT_ONCE ? lessons : (
      <details key="lessons">
        <summary>{t('lessonCount', { count: lessons.length })}</summary>
        {lessons}
      </details>
    )],
  ]
  return (
    <section id={article.id} className="border-b border-line-2 pb-4 mb-6" aria-labelledby={`${article.id}-heading`}>
      <h3 id={`${article.id}-heading`}>
        <a href={`#${article.id}`} className="num" lang="zh-CN">
          {article.clause}
        </a>{' '}
        {english ? article.headingEn : article.heading}
      </h3>
      {english && (
        <p className="note" lang="zh-CN">
          {article.heading}
        </p>
      )}
      <p lang="zh-CN">{article.digest}</p>
      <OfficialClause text={official?.articles[article.id]} of={official} link={link} />
      <div className="note">
        <Facts of={rows.filter((row) => row !== false)} />
      </div>
    </section>
  )
}
