import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { useTitle } from './named.tsx'
import type { Section } from './player-facts.tsx'

type State = 'new' | 'begun' | 'done'

interface OutlineProps {
  readonly module: {
    readonly title: string
    readonly titleEn: string
    readonly lessons: readonly { readonly id: string; readonly title: string; readonly titleEn: string }[]
  }
  readonly current: string
  /** Of the lesson that is open. */
  readonly sections: readonly Section[]
  /** By lesson id; null for a reader whose progress is not recorded. */
  readonly states: Readonly<Record<string, State>> | null
  /** Lessons to be read again, by id. */
  readonly again: Readonly<Record<string, { readonly reasons: readonly unknown[] }>>
}

/** The lessons of a module beside the text: where one is, and what is done. On a phone it waits above the text, closed. */
export function Outline(props: OutlineProps) {
  const t = useTranslations('player.outline')
  const title = useTitle()
  return (
    <>
      <details className="lesson-outline noprint min-[52rem]:hidden">
        <summary>
          <b>{t('title')}</b> · {title(props.module)}
        </summary>
        <Places {...props} />
      </details>
      <div className="lesson-outline noprint max-[52rem]:hidden">
        <b>{title(props.module)}</b>
        <Places {...props} />
      </div>
    </>
  )
}

function Places({ module, current, sections, states, again }: OutlineProps) {
  const t = useTranslations('learn')
  const p = useTranslations('player')
  const title = useTitle()
  return (
    // The name of the class around this is also a utility's, which draws a line around the box.
    <nav aria-label={t('lesson.outline')}>
      <ol>
        {module.lessons.map((lesson) => {
          const state = states?.[lesson.id]
          return (
            <li key={lesson.id} aria-current={lesson.id === current ? 'page' : undefined}>
              <Link to={`/courses/${lesson.id}`}>{title(lesson)}</Link>
              {state && state !== 'new' && (
                <span className="note">
                  {' '}
                  · {state === 'done' && <span aria-hidden="true">✓ </span>}
                  {t(`courses.state.${state}`)}
                </span>
              )}
              {(again[lesson.id]?.reasons.length ?? 0) > 0 && (
                <span className="note text-warn"> · {p('again.mark')}</span>
              )}
              {lesson.id === current && sections.length > 0 && (
                <ul aria-label={p('outline.sections')} className="list mt-1 font-normal" lang="zh-CN">
                  {sections.map((section) => (
                    <li key={section.anchor} style={{ border: 0, padding: '.15rem 0 .15rem .6rem' }}>
                      <a href={`#${encodeURIComponent(section.anchor)}`}>{section.title}</a>
                    </li>
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ol>
      <Link to="/courses" className="underline">
        {t('lesson.all')}
      </Link>
    </nav>
  )
}
