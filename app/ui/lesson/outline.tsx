import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { useTitle } from './named.tsx'

type State = 'new' | 'begun' | 'done'

interface OutlineProps {
  readonly module: {
    readonly title: string
    readonly titleEn: string
    readonly lessons: readonly { readonly id: string; readonly title: string; readonly titleEn: string }[]
  }
  readonly current: string
  /** By lesson id; null for a reader whose progress is not recorded. */
  readonly states: Readonly<Record<string, State>> | null
}

/** The lessons of a module beside the text: where one is, and what is done. */
export function Outline({ module, current, states }: OutlineProps) {
  const t = useTranslations('learn')
  const title = useTitle()
  return (
    // The name of this class is also a utility's, which draws a line around the box.
    <nav className="lesson-outline noprint" aria-label={t('lesson.outline')}>
      <b>{title(module)}</b>
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
