export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const COOKIE = /(?:^|;\s*)mj_language=(zh-CN|en)(?:;|$)/

/**
 * The reader's language: the switch's cookie first, then the header's best match, else zh-CN.
 * @param acceptLanguage RFC 9110 §12.5.4, quality values honoured, nonsense passed over
 */
export function languageOf(cookieHeader: string | null | undefined, acceptLanguage: string | null | undefined): Language {
  const chosen = COOKIE.exec(cookieHeader ?? '')?.[1]
  if (chosen) return chosen as Language
  const wanted = (acceptLanguage ?? '').slice(0, 500).split(',').flatMap((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const q = parameters.map((p) => /^\s*q=(\d(?:\.\d+)?)\s*$/.exec(p)?.[1]).find((v) => v !== undefined)
    const language: Language | undefined = /^zh\b/.test(tag) ? 'zh-CN' : /^en\b/.test(tag) ? 'en' : undefined
    return language ? [{ language, q: q === undefined ? 1 : Number(q) }] : []
  })
  return wanted.filter((w) => w.q > 0).sort((a, b) => b.q - a.q)[0]?.language ?? 'zh-CN'
}

export const languageCookie = (language: Language, secure: boolean): string =>
  `mj_language=${language}; Path=/; Max-Age=31536000; SameSite=Lax${secure ? '; Secure' : ''}`
