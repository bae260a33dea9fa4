import { ok, refuse, type Result } from '#app/domain/result.ts'

export interface Email {
  /** Where mail is sent: as typed, with the domain in lower case. */
  readonly address: string
  /** What is unique: all in lower case. */
  readonly key: string
}

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/

/** An e-mail address (ASCII, RFC 5321 lengths). Whether anybody reads it is not asked here. */
export function readEmail(text: string): Result<Email, 'email-malformed'> {
  const trimmed = text.normalize('NFKC').trim()
  const at = trimmed.lastIndexOf('@')
  const local = trimmed.slice(0, Math.max(0, at))
  const domain = trimmed.slice(at + 1).toLowerCase()
  if (trimmed.length > 254 || local.length > 64 || !LOCAL.test(local) || !DOMAIN.test(domain))
    return refuse('email-malformed')
  const address = `${local}@${domain}`
  return ok({ address, key: address.toLowerCase() })
}
