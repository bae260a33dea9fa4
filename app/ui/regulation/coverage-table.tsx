import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { KINDS, type Kind, LEVELS, type Level } from '#app/domain/exam/kinds.ts'
import { useTitle } from '../lesson/named.tsx'
import { Mark } from '../marks.tsx'

interface Row {
  readonly document: string
  readonly article: string
  readonly clause: string
  readonly heading: string
  readonly headingEn: string
  readonly operative: boolean
  readonly reported: boolean
  readonly from: string
  readonly to: string | null
  readonly inForce: boolean
  readonly lessons: readonly { readonly id: string; readonly title: string; readonly titleEn: string }[]
  readonly questions: number
  readonly items: {
    readonly all: number
    readonly usable: number
    readonly levels: Readonly<Record<Level, number>>
    readonly kinds: Readonly<Record<Kind, number>>
  }
  readonly gaps: readonly ('lesson' | 'item')[]
}
interface TableProps {
  readonly document: {
    readonly id: string
    readonly title: string
    readonly titleEn: string
    readonly short: string
    readonly number: string | null
    readonly totals: {
      readonly articles: number
      readonly operative: number
      readonly byLesson: number
      readonly byItem: number
      readonly reported: number
    }
    readonly rows: readonly Row[]
  }
  readonly on: string
}

/** The articles of one document with their lessons, items and gaps. */
export function CoverageTable({ document, on }: TableProps) {
  const t = useTranslations('coverage')
  const title = useTitle()
  return (
    <section className="mt-8" aria-labelledby={`doc-${document.id}`}>
      <h2 id={`doc-${document.id}`}>
        <Link to={`/regulations/${document.id}`}>{title(document)}</Link>
      </h2>
      <p className="note">
        <span lang="zh-CN">{document.number ?? document.short}</span> · {t('totals', { ...document.totals })}
      </p>
      <table className="lists">
        <thead>
          <tr>
            <th scope="col">{t('article')}</th>
            <th scope="col">{t('kind')}</th>
            <th scope="col">{t('lessons')}</th>
            <th scope="col">{t('items')}</th>
            <th scope="col">{t('gaps')}</th>
          </tr>
        </thead>
        <tbody>
          {document.rows.map((row) => (
            <ArticleRow key={row.article} row={row} on={on} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ArticleRow({ row, on }: { readonly row: Row; readonly on: string }) {
  const t = useTranslations('coverage')
  const title = useTitle()
  return (
    <tr id={`${row.document}-${row.article}`}>
      <td data-label={t('article')}>
        <span>
          <Link to={`/association/coverage/${row.document}/${row.article}`} lang="zh-CN">
            {row.clause}
          </Link>{' '}
          <span>{title({ title: row.heading, titleEn: row.headingEn })}</span>
        </span>
      </td>
      <td data-label={t('kind')}>
        <span className="row" style={{ gap: '.3rem' }}>
          {t(row.operative ? 'operative' : 'aims')}
          {row.reported && <Mark tone="warn">{t('reported')}</Mark>}
          {!row.inForce && <Mark tone="plain">{t(row.from > on ? 'notYet' : 'ended')}</Mark>}
        </span>
      </td>
      <td data-label={t('lessons')}>
        {row.lessons.length === 0 ? (
          t('noLessons')
        ) : (
          <details>
            <summary>
              {t('lessonCount', { count: row.lessons.length })}
              {row.questions > 0 && <> · {t('questionCount', { count: row.questions })}</>}
            </summary>
            {row.lessons.map((lesson) => (
              <span key={lesson.id} className="block py-1">
                <Link to={`/courses/${lesson.id}`}>{title(lesson)}</Link>
              </span>
            ))}
          </details>
        )}
      </td>
      <td data-label={t('items')} className="num">
        {row.items.all === 0 ? (
          t('noItems')
        ) : (
          <details>
            <summary>{t('itemCount', { usable: row.items.usable, all: row.items.all })}</summary>
            <span className="block">
              {LEVELS.filter((level) => row.items.levels[level] > 0)
                .map((level) => `${t(`levels.${level}`)} ${row.items.levels[level]}`)
                .join(' · ')}
            </span>
            <span className="block">
              {KINDS.filter((kind) => row.items.kinds[kind] > 0)
                .map((kind) => `${t(`kinds.${kind}`)} ${row.items.kinds[kind]}`)
                .join(' · ')}
            </span>
          </details>
        )}
      </td>
      <td data-label={t('gaps')}>
        <span className="row" style={{ gap: '.3rem' }}>
          {row.gaps.length === 0 ? (
            <span className="note">{t('covered')}</span>
          ) : (
            row.gaps.map((gap) => (
              <Mark key={gap} tone="seal">
                {t(`gap.${gap}`)}
              </Mark>
            ))
          )}
        </span>
      </td>
    </tr>
  )
}
