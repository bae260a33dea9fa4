import { RemixBrowser } from '@remix-run/react'
import { StrictMode, startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { keepMessages, loadMessages } from './words/messages.ts'
import type { Language } from './words/language.ts'

// The reader's words are one cached file, loaded before React takes over the page.
const language: Language = document.documentElement.lang === 'en' ? 'en' : 'zh-CN'
loadMessages(language).then((messages) => {
  keepMessages(language, messages)
  startTransition(() => {
    hydrateRoot(document, <StrictMode><RemixBrowser /></StrictMode>)
  })
})
