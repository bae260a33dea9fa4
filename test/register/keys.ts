import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import type { NoteKey, Signer, Verifier } from '#app/domain/register/note.ts'

/** An Ed25519 signer from its 32-byte seed (RFC 8410). */
export function signerFrom(name: string, seed: Uint8Array): Signer {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed])
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  return { name, publicKey: Buffer.from(x as string, 'base64url'), sign: (message) => sign(null, message, privateKey) }
}

export function verifierFrom({ name, publicKey }: NoteKey): Verifier {
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(publicKey).toString('base64url') },
    format: 'jwk',
  })
  return { name, publicKey, verify: (message, signature) => verify(null, message, key, signature) }
}
