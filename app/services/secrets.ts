// Everything that needs the installation's secret: sealing, keyed hashes, the register's signature.
// One small interface, so that another provider (SM4, SM3, SM2 in a certified module) can stand in.

import { createCipheriv, createDecipheriv, createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, hkdfSync, randomBytes, sign, timingSafeEqual } from 'node:crypto'

export interface Secrets {
  /** Encrypts text for storage (AES-256-GCM, fresh nonce). `purpose` binds it: text sealed for one purpose does not open for another. */
  seal(purpose: string, text: string): string
  /** @throws when the text was not sealed here for this purpose, or was changed. */
  unseal(purpose: string, sealed: string): string
  /** Keyed hash for look-up and uniqueness of what must not be stored plainly. */
  keyedHash(purpose: string, text: string): string
}

/** @param secretKey at least 32 characters; everything is derived from it by HKDF-SHA-256 */
export function secretsFrom(secretKey: string): Secrets {
  const keyFor = (use: string) => Buffer.from(hkdfSync('sha256', secretKey, 'mingjian', use, 32))
  const sealKey = keyFor('seal')
  const hashKey = keyFor('keyed-hash')
  return {
    seal(purpose, text) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealKey, nonce).setAAD(Buffer.from(purpose))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `v1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`
    },
    unseal(purpose, sealed) {
      const bytes = Buffer.from(sealed.replace(/^v1\./, ''), 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', sealKey, bytes.subarray(0, 12)).setAAD(Buffer.from(purpose))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
    keyedHash: (purpose, text) => createHmac('sha256', hashKey).update(`${purpose}\n${text}`).digest('base64url'),
  }
}

/** An Ed25519 key pair for the log: the private key as PEM (to be sealed), the public key's 32 bytes. */
export function newSigningKey(): { privatePem: string; publicKey: Buffer } {
  const { privateKey } = generateKeyPairSync('ed25519')
  const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  return { privatePem, publicKey: publicKeyOf(privatePem) }
}

/** The 32 bytes of an Ed25519 private key's public half. */
export function publicKeyOf(privatePem: string): Buffer {
  const jwk = createPublicKey(createPrivateKey(privatePem)).export({ format: 'jwk' })
  return Buffer.from(jwk.x as string, 'base64url')
}

export const signEd25519 = (privatePem: string, message: Uint8Array): Buffer => sign(null, message, createPrivateKey(privatePem))

/** Equality of two texts that takes the same time wherever they differ. */
export function sameSecret(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}
