// What a request shows of Safe Exam Browser: its header, or the cookie that a proof by script left.

import { CONFIG_KEY_HEADER } from '#app/domain/exam/exam-browser.ts'
import type { BrowserShown } from '#app/services/exam-browser.ts'

const COOKIE = /(?:^|;\s*)mj_exam_browser=([\w-]{20,100})(?:;|$)/

export const browserShown = (request: Request): BrowserShown => ({
  url: request.url,
  hash: request.headers.get(CONFIG_KEY_HEADER),
  token: COOKIE.exec(request.headers.get('cookie') ?? '')?.[1] ?? null,
})

/** Lasts as long as the browser's session; no script reads it. */
export const browserCookie = (token: string, publicUrl: string): string =>
  `mj_exam_browser=${token}; Path=/; HttpOnly; SameSite=Lax${publicUrl.startsWith('https:') ? '; Secure' : ''}`
