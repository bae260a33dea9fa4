import { Link, useFetcher } from '@remix-run/react'
import { type ReactNode, useId } from 'react'
import { useLocale, useTranslations } from 'use-intl'

interface ToolProps<Shown> {
  readonly title: string
  /** The tool's own page, whose loader answers. */
  readonly path: string
  readonly fields: (shown: Shown | undefined) => ReactNode
  readonly answer: (shown: Shown) => ReactNode
}

/** A tool within a lesson: asked and answered in place; without scripts its form leads to the page. */
export function ToolInLesson<Shown>({ title, path, fields, answer }: ToolProps<Shown>) {
  const t = useTranslations('components')
  const language = useLocale()
  const heading = useId()
  const fetcher = useFetcher()
  // What the page of this path loads, and nothing else, comes back.
  const shown = fetcher.data as Shown | undefined
  return (
    <section className="case tool" lang={language} aria-labelledby={heading}>
      <header>
        <b id={heading}>{title}</b> · <Link to={path}>{t('openTool')}</Link>
      </header>
      <div>
        <fetcher.Form method="get" action={path} className="stack">
          {fields(shown)}
        </fetcher.Form>
        {shown && answer(shown)}
      </div>
    </section>
  )
}
