// Safe Exam Browser: whether a request shows the config key that a sitting asks for (standards.md §9). The key proves that
// settings were loaded, not that the browser is unmodified: content/handbook/exam-browser.md says what follows from that.

import { sha256 } from '#app/domain/canonical.ts'

export const CONFIG_KEY_HEADER = 'x-safeexambrowser-configkeyhash'

/** A config key as people copy it: 64 hexadecimal digits in either case. Null for anything else. */
export const readConfigKey = (text: string): string | null => (/^[0-9a-f]{64}$/i.test(text.trim()) ? text.trim().toLowerCase() : null)

/** What the browser sends for an address: SHA-256 of the address without its fragment, followed by the key; in hexadecimal. */
export const configKeyHash = (url: string, key: string): string => sha256(url.replace(/#.*$/s, ''), key.toLowerCase()).toString('hex')

/**
 * The addresses that a request may have been sent to as the browser saw it: at the public origin, whatever a proxy in front
 * made of the host; with and without the slash that a bare origin has.
 */
export const seenAs = (publicUrl: string, requestUrl: string): string => {
  const { pathname, search } = new URL(requestUrl)
  return `${new URL(publicUrl).origin}${pathname}${search}`
}

/** Whether the hash that was sent is that of one of the sitting's keys for the address. */
export const showsConfigKey = (keys: readonly string[], url: string, sent: string | null | undefined): boolean =>
  typeof sent === 'string' && keys.some((key) => configKeyHash(url, key) === sent.trim().toLowerCase())

/** A value of a settings file. Data are base64 text and dates ISO 8601 text before they come here. */
export type Setting = string | number | boolean | readonly Setting[] | { readonly [name: string]: Setting }

/**
 * The config key of a settings file, as Safe Exam Browser computes it: SHA-256 of its "SEB-JSON", which has no white space
 * and no escapes, sorts the names of every dictionary without regard to case, and leaves out `originatorVersion` and empty
 * dictionaries. For whoever writes the settings on the server.
 */
export const configKeyOf = (settings: { readonly [name: string]: Setting }): string => {
  const { originatorVersion: _, ...rest } = settings
  return sha256(sebJson(rest)).toString('hex')
}

/** The text that a config key is the hash of. */
export function sebJson(value: Setting): string {
  if (typeof value === 'string') return `"${value}"`
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `[${value.map(sebJson).join(',')}]`
  const entries = Object.entries(value as { readonly [name: string]: Setting })
    .filter(([, inner]) => typeof inner !== 'object' || Array.isArray(inner) || Object.keys(inner).length > 0)
    .map(([name, inner]) => [name, name.toLowerCase(), inner] as const)
    .sort(([, a], [, b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([name, , inner]) => `"${name}":${sebJson(inner)}`).join(',')}}`
}
