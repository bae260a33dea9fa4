// Writes a rescue file in the browser, without the network: sealed to the server's key, saved by the candidate.

import { boundTo, fromBase64url, RESCUE_KIND, type RescueContent, type RescueEnvelope, toBase64url } from '#app/domain/exam/rescue.ts'

/** Whether this page can seal: browsers lend their cryptography only to pages that came by HTTPS or from this machine. */
export const canSeal = (): boolean => globalThis.crypto?.subtle !== undefined

/**
 * Seals answers for the server alone.
 * @param to the server's public key as the page was given it (base64url)
 */
export async function sealRescue(content: RescueContent, to: string, { subtle } = globalThis.crypto): Promise<string> {
  const server = fromBase64url(to)
  const curve = { name: 'ECDH', namedCurve: 'P-256' } as const
  const ours = await subtle.generateKey(curve, true, ['deriveBits'])
  const theirs = await subtle.importKey('raw', server, curve, false, [])
  const from = new Uint8Array(await subtle.exportKey('raw', ours.publicKey))
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, ours.privateKey, 256)
  const text = new TextEncoder()
  const key = await subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array([...from, ...server]), info: text.encode(RESCUE_KIND) },
    await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']),
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  )
  const nonce = globalThis.crypto.getRandomValues(new Uint8Array(12))
  const sealed = await subtle.encrypt({ name: 'AES-GCM', iv: nonce, additionalData: text.encode(boundTo(content.attempt)) }, key, text.encode(JSON.stringify(content)))
  return JSON.stringify({
    kind: RESCUE_KIND, attempt: content.attempt, to, from: toBase64url(from), nonce: toBase64url(nonce), sealed: toBase64url(new Uint8Array(sealed)),
  } satisfies RescueEnvelope)
}

/** Hands a text to the reader as a file. */
export function saveAs(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
