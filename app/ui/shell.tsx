import { Form, Link, NavLink } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useLocale, useTranslations } from 'use-intl'

export interface ShellProps {
  readonly navigation: readonly { readonly to: string; readonly word: 'me' | 'association' | 'platform' | 'broadcaster' }[]
  readonly actor: { readonly name: string } | null
  readonly path: string
  readonly demo: boolean
  readonly children: ReactNode
}

const PUBLIC = ['courses', 'regulations', 'exams', 'verify', 'register'] as const

/** The frame of every page but the exam's: word mark, places, desks, language, who is logged in. */
export function Shell({ navigation, actor, path, demo, children }: ShellProps) {
  const t = useTranslations('site')
  if (path.startsWith('/exam/attempts/')) return <>{children}</>
  return (
    <>
      <a className="skip" href="#main">{t('skip')}</a>
      <header className="top">
        <Link className="word" to="/"><span className="chop" aria-hidden="true">鉴</span>{t('name')}</Link>
        <nav aria-label={t('nav.label')}>
          {PUBLIC.map((place) => <NavLink key={place} to={`/${place}`}>{t(`nav.${place}`)}</NavLink>)}
          {navigation.map(({ to, word }) => <NavLink key={to} to={to}>{t(`nav.${word}`)}</NavLink>)}
        </nav>
        <LanguageSwitch path={path} />
        {actor ? (
          <Form method="post" action="/logout" className="row">
            <span className="note who">{actor.name}</span>
            <button className="btn quiet" type="submit">{t('logOut')}</button>
          </Form>
        ) : (
          <Link className="btn quiet" to="/login">{t('logIn')}</Link>
        )}
      </header>
      {demo && <aside className="notice warn note" style={{ padding: '.3rem 1.5rem' }}>{t('demo')}</aside>}
      {children}
      <footer className="foot">
        <span>{t('foot.what')}</span>
        <Link to="/handbook">{t('foot.handbook')}</Link>
        <Link to="/syllabus">{t('foot.syllabus')}</Link>
        <Link to="/glossary">{t('foot.glossary')}</Link>
        <Link to="/search">{t('foot.search')}</Link>
        <a href="/api/docs">{t('foot.api')}</a>
        <Link to="/handbook/privacy">{t('foot.privacy')}</Link>
      </footer>
    </>
  )
}

/** A form, so that it works without JavaScript; the page is loaded anew, with the other words. */
export function LanguageSwitch({ path }: { path: string }) {
  const t = useTranslations('site')
  const language = useLocale()
  return (
    <form method="post" action="/language">
      <input type="hidden" name="back" value={path} />
      <button className="note underline cursor-pointer" type="submit" name="language" value={language === 'en' ? 'zh-CN' : 'en'} lang={language === 'en' ? 'zh-CN' : 'en'}>
        {t('otherLanguage')}
      </button>
    </form>
  )
}
