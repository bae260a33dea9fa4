import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'

interface Holds {
  readonly children?: ReactNode
}

/** A case to think through: the situation and what to look at are open, the decision and the sheet wait to be opened. */
export function Case({ title, children }: Holds & { title?: string }) {
  const t = useTranslations('learn.example')
  const language = useLocale()
  return (
    <section className="case" aria-label={title}>
      <header>
        <span lang={language}>{t('case')}</span> · <b>{title}</b>
      </header>
      <div>{children}</div>
    </section>
  )
}

export function Situation({ children }: Holds) {
  return <Part word="situation">{children}</Part>
}

export function LookFor({ children }: Holds) {
  return <Part word="lookFor">{children}</Part>
}

export function Decision({ children }: Holds) {
  return <Hidden word="decision">{children}</Hidden>
}

export function OnSheet({ children }: Holds) {
  return <Hidden word="onSheet">{children}</Hidden>
}

function Part({ word, children }: Holds & { word: 'situation' | 'lookFor' }) {
  const t = useTranslations('learn.example')
  const language = useLocale()
  return (
    <div className="mt-3">
      <p className="note" style={{ margin: 0 }} lang={language}>
        <b>{t(word)}</b>
      </p>
      {children}
    </div>
  )
}

/** Opened by the reader, without JavaScript too. */
function Hidden({ word, children }: Holds & { word: 'decision' | 'onSheet' }) {
  const t = useTranslations('learn.example')
  const language = useLocale()
  return (
    <details className="mt-3 border-t border-line-2 pt-3">
      <summary className="text-act" lang={language}>
        {t(word)}
      </summary>
      {children}
    </details>
  )
}
