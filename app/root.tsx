import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { isRouteErrorResponse, Link, Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteError, useRouteLoaderData } from '@remix-run/react'
import { type ReactNode, useSyncExternalStore } from 'react'
import { IntlProvider, useTranslations } from 'use-intl'
import { navigationOf } from './http/navigation.ts'
import { Shell } from './ui/shell.tsx'
import styles from './ui/styles.css?url'
import type { Language } from './words/language.ts'
import { messagesOf, onNewWords } from './words/messages.ts'
import { need } from './words/need.ts'

await need('site')

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
]

export const meta: MetaFunction = () => [{ title: '明鉴' }]

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  const { pathname, search } = new URL(request.url)
  return {
    language: context.language,
    nonce: context.nonce,
    path: pathname.replace(/\.data$/, '') + search.replace(/[?&]_routes=[^&]*/, ''),
    navigation: navigationOf(context.actor),
    actor: context.actor ? { name: context.actor.name } : null,
    demo: context.app.mode === 'demo',
  }
}

type RootData = ReturnType<typeof loader>
const useRoot = () => useRouteLoaderData('root') as RootData | undefined

export function Layout({ children }: { children: ReactNode }) {
  const root = useRoot()
  const language: Language = root?.language ?? 'zh-CN'
  // The browser hides a nonce from scripts: an empty one on its side is no difference worth a warning.
  const nonce = typeof document === 'undefined' ? root?.nonce : ''
  const now = () => messagesOf(language)
  const messages = useSyncExternalStore(onNewWords, now, now)
  return (
    <html lang={language} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <IntlProvider locale={language} messages={messages as never} timeZone="Asia/Shanghai">
          {children}
        </IntlProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function Root() {
  const root = useRoot()
  return (
    <Shell navigation={root?.navigation ?? []} actor={root?.actor ?? null} path={root?.path ?? '/'} demo={root?.demo ?? false}>
      <Outlet />
    </Shell>
  )
}

/** Errors in plain words: what happened, and where to go. */
export function ErrorBoundary() {
  const fault = useRouteError()
  const status = isRouteErrorResponse(fault) ? fault.status : 500
  const root = useRoot()
  return (
    <Shell navigation={root?.navigation ?? []} actor={root?.actor ?? null} path="/" demo={root?.demo ?? false}>
      <Sorry status={status} />
    </Shell>
  )
}

function Sorry({ status }: { status: number }) {
  const t = useTranslations('site.sorry')
  const kind = status === 404 ? 'notFound' : status === 403 ? 'forbidden' : status === 429 ? 'tooMany' : status < 500 ? 'badRequest' : 'fault'
  return (
    <main id="main" className="page reading">
      <h1>{t(`${kind}.title`)}</h1>
      <p>{t(`${kind}.text`)}</p>
      <p><Link to="/">{t('home')}</Link></p>
    </main>
  )
}
