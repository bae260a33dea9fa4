import { describe, expect, it } from 'vitest'
import {
  formatVerifierKey,
  keyId,
  type NoteKey,
  openNote,
  parseCheckpointText,
  parseVerifierKey,
  signCheckpoint,
  signNote,
  type Verifier,
} from '#app/domain/register/note.ts'
import { signerFrom, verifierFrom } from './keys.ts'

// The worked example of c2sp.org/signed-note, and that of golang.org/x/mod/sumdb/note with its published signing key.
const SPEC_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
const SPEC_NOTE =
  'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'
const GO_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const GO_SEED = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1)
const GO_TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
const GO_LINE =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'

const keyOf = (text: string): NoteKey => {
  const key = parseVerifierKey(text)
  if (!key.ok) throw new Error(key.refusal)
  return key.value
}
const verifierOf = (text: string): Verifier => verifierFrom(keyOf(text))

describe('a verifier key', () => {
  it.each([
    [SPEC_KEY, 'example.com/foo', '530d903a'],
    [GO_KEY, 'PeterNeumann', 'c74f20a3'],
  ])('%s is read and printed again', (text, name, id) => {
    const key = keyOf(`${text}\n`)
    expect([key.name, Buffer.from(keyId(key)).toString('hex'), formatVerifierKey(key)]).toEqual([name, id, text])
  })
  it.each([
    ['another id', SPEC_KEY.replace('530d903a', '530d903b')],
    ['another name', SPEC_KEY.replace('foo', 'bar')],
    ['an id in upper case', SPEC_KEY.replace('530d903a', '530D903A')],
    ['another signature type', SPEC_KEY.replace('+Aeky', '+Beky')],
    ['a short key', SPEC_KEY.slice(0, -4)],
    ['base64 in another spelling', `${SPEC_KEY.slice(0, -1)}l`],
    ['no name', SPEC_KEY.slice(SPEC_KEY.indexOf('+'))],
  ])('with %s is refused', (_, text) => {
    expect(parseVerifierKey(text)).toEqual({ ok: false, refusal: 'verifier-key-malformed' })
  })
})

describe('a signed note', () => {
  it('of the specification opens', () => {
    expect(openNote(SPEC_NOTE, [verifierOf(SPEC_KEY)])).toEqual({
      ok: true,
      value: { text: 'This is an example message.\n', signedBy: ['example.com/foo'] },
    })
  })
  it('is signed to the published byte, and opens', () => {
    const note = signNote(GO_TEXT, signerFrom('PeterNeumann', GO_SEED))
    expect(note).toBe(`${GO_TEXT}\n${GO_LINE}`)
    expect(openNote(note, [verifierOf(GO_KEY)])).toMatchObject({ ok: true, value: { text: GO_TEXT } })
  })
  it('passes over signatures by keys that are not trusted, sixteen and more', () => {
    const strangers = Array.from({ length: 20 }, (_, i) => SPEC_NOTE.split('\n\n')[1]?.replace('foo', `w${i}`)).join('')
    expect(openNote(`${GO_TEXT}\n${strangers}${GO_LINE}`, [verifierOf(GO_KEY)])).toMatchObject({ ok: true })
  })
  it('is refused when nobody trusted signed it', () => {
    expect(openNote(SPEC_NOTE, [verifierOf(GO_KEY)])).toEqual({ ok: false, refusal: 'note-unsigned' })
    expect(openNote(SPEC_NOTE, [])).toEqual({ ok: false, refusal: 'note-unsigned' })
  })
  it('is refused when a trusted key does not verify, even beside one that does', () => {
    const changed = SPEC_NOTE.replace('example message', 'exemple message')
    expect(openNote(changed, [verifierOf(SPEC_KEY)])).toMatchObject({ refusal: 'signature-wrong' })
    const [text, line] = SPEC_NOTE.split('\n\n') as [string, string]
    const both = `${text}\n\n${line}${line.replace('AlTg', 'AlTh')}`
    expect(openNote(both, [verifierOf(SPEC_KEY)])).toMatchObject({ refusal: 'signature-wrong' })
  })
  it.each([
    ['no empty line', SPEC_NOTE.replace('\n\n', '\n')],
    ['no newline at its end', SPEC_NOTE.slice(0, -1)],
    ['a carriage return', SPEC_NOTE.replace('.', '.\r')],
    ['a hyphen for the dash', SPEC_NOTE.replace('—', '-')],
    ['a line that is no signature', `${SPEC_NOTE}hello\n`],
    ['base64 in another spelling', SPEC_NOTE.replace('aQM=', 'aQN=')],
    ['an empty signature line', `${SPEC_NOTE}\n`],
    ['half a character', SPEC_NOTE.replace('.', '\ud842')],
    ['nothing in it', ''],
  ])('is malformed with %s', (_, note) => {
    expect(openNote(note, [verifierOf(SPEC_KEY)])).toMatchObject({ ok: false, refusal: 'note-malformed' })
  })
  it('cannot be made of text without a final newline', () => {
    expect(() => signNote('no newline', signerFrom('log', GO_SEED))).toThrow()
  })
})

describe('a checkpoint', () => {
  const root = Buffer.alloc(32, 7)
  const signer = signerFrom('register.example/register', GO_SEED)

  it('is a note of origin, size and root', () => {
    const note = openNote(signCheckpoint({ size: 70_000, root }, signer), [verifierFrom(signer)])
    const text = `register.example/register\n70000\n${root.toString('base64')}\n`
    expect(note).toMatchObject({ ok: true, value: { text } })
    expect(parseCheckpointText(text)).toEqual({ ok: true, value: { origin: signer.name, size: 70_000, root } })
  })
  it.each([
    ['a leading zero', 'log\n07\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n'],
    ['a size over 2^53', 'log\n9007199254740993\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n'],
    ['a short root', 'log\n7\nBwcH\n'],
    ['an extension line', 'log\n7\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\nmore\n'],
    ['no origin', '\n7\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n'],
    ['a root in another spelling', 'log\n7\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwd=\n'],
  ])('with %s is refused', (_, text) => {
    expect(parseCheckpointText(text)).toEqual({ ok: false, refusal: 'checkpoint-malformed' })
  })
})
