import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { commitmentTo, entryBytes, formatEntry, type LogEntry, parseEntry } from '#app/domain/register/entry.ts'
import { type Hash, inclusionProof } from '#app/domain/register/merkle.ts'
import { signCheckpoint, signNote } from '#app/domain/register/note.ts'
import { checkProof, formatProof, parseProof } from '#app/domain/register/proof.ts'
import { signerFrom, verifierFrom } from './keys.ts'
import { numbered, SampleLog } from './sample-log.ts'

const salt = Buffer.alloc(16, 3)
const facts = { route: 'examined', holder: '周明', validUntil: '2029-01-04' }
const entry: LogEntry = {
  number: 'SH-31-2026-000042-5',
  event: 'certified',
  at: '2026-01-05T02:00:00.000Z',
  commitment: commitmentTo(facts, salt),
}

describe('a log entry', () => {
  it('is the canonical JSON of five members', () => {
    expect(formatEntry(entry)).toBe(
      `{"at":"2026-01-05T02:00:00.000Z","commitment":"${entry.commitment}","event":"certified","number":"SH-31-2026-000042-5","v":1}`,
    )
  })
  it('commits to salt and facts, whatever the order in which the facts stand', () => {
    const text = '{"holder":"周明","route":"examined","validUntil":"2029-01-04"}'
    const expected = createHash('sha256')
      .update(Buffer.concat([salt, Buffer.from(text)]))
      .digest('base64url')
    expect(entry.commitment).toBe(expected)
    expect(commitmentTo({ validUntil: '2029-01-04', holder: '周明', route: 'examined' }, salt)).toBe(expected)
    expect(commitmentTo(facts, Buffer.alloc(16, 4))).not.toBe(expected)
  })
  it('has nothing of the holder in it', () => expect(formatEntry(entry)).not.toMatch(/周明|examined/))
  it('is not made with a salt that hides nothing, nor of what is no entry', () => {
    expect(() => commitmentTo(facts, new Uint8Array(8))).toThrow(RangeError)
    expect(() => formatEntry({ ...entry, commitment: 'short' })).toThrow()
    expect(() => formatEntry({ ...entry, at: '2026-01-05' })).toThrow()
  })
  it('is read back from its own bytes', () => {
    expect(parseEntry(entryBytes(formatEntry(entry)))).toEqual({ ok: true, value: entry })
  })
  it.each([
    ['space', formatEntry(entry).replace(':', ': ')],
    ['another version', formatEntry(entry).replace('"v":1', '"v":2')],
    ['another event', formatEntry(entry).replace('certified', 'praised')],
    ['a sixth member', formatEntry(entry).replace('"v":1', '"v":1,"w":1')],
    ['a number for text', formatEntry(entry).replace('"SH-31-2026-000042-5"', '42')],
    ['no JSON', 'hello'],
    ['a list', '[]'],
    ['null', 'null'],
  ])('is refused with %s', (_, text) => {
    expect(parseEntry(entryBytes(text))).toEqual({ ok: false, refusal: 'entry-malformed' })
  })
  it('is refused when its bytes are no UTF-8', () => {
    expect(parseEntry(Uint8Array.of(0xff, 0xfe))).toEqual({ ok: false, refusal: 'entry-malformed' })
  })
})

describe('a proof file', () => {
  const signer = signerFrom('register.example/register', Buffer.alloc(32, 9))
  const log = verifierFrom(signer)
  const made = async (index: number, size: number) => {
    const entries = numbered(size)
    const tree = await SampleLog.of(entries)
    const checkpoint = signCheckpoint({ size, root: tree.root as Hash }, signer)
    const path = await inclusionProof(index, size, tree.read)
    return { extra: entries[index] as Uint8Array, index, path, checkpoint }
  }

  it('has the lines of c2sp.org/tlog-proof@v1', async () => {
    const proof = await made(2, 3)
    expect(formatProof(proof)).toBe(
      [
        'c2sp.org/tlog-proof@v1',
        'extra ZW50cnkgMg==',
        'index 2',
        Buffer.from(proof.path[0] as Hash).toString('base64'),
        '',
        proof.checkpoint,
      ].join('\n'),
    )
  })
  it.each([
    [0, 1],
    [2, 3],
    [5, 8],
    [70, 100],
  ])('proves entry %d of %d with the log’s key alone', async (index, size) => {
    const text = formatProof(await made(index, size))
    const checked = checkProof(text, log)
    expect(checked).toMatchObject({ ok: true, value: { index, checkpoint: { origin: log.name, size } } })
    expect(checked.ok && Buffer.from(checked.value.entry).toString()).toBe(`entry ${index}`)
  })
  it('is refused for another entry, another place, another key', async () => {
    const proof = await made(5, 8)
    const refusal = (more: Partial<typeof proof>, key = log) => {
      const checked = checkProof(formatProof({ ...proof, ...more }), key)
      return checked.ok ? 'accepted' : checked.refusal
    }
    expect(refusal({ extra: Buffer.from('entry 4') })).toBe('not-included')
    expect(refusal({ index: 4 })).toBe('not-included')
    expect(refusal({ index: 8 })).toBe('not-included')
    expect(refusal({ path: proof.path.slice(1) })).toBe('not-included')
    expect(refusal({ checkpoint: proof.checkpoint.replace('\n8\n', '\n9\n') })).toBe('signature-wrong')
    expect(refusal({}, verifierFrom(signerFrom(signer.name, Buffer.alloc(32, 8))))).toBe('note-unsigned')
    const elsewhere = signNote(
      proof.checkpoint.split('\n\n')[0]?.replace('register.example', 'other.example').concat('\n') ?? '',
      signer,
    )
    expect(refusal({ checkpoint: elsewhere })).toBe('other-log')
    expect(refusal({ checkpoint: signNote('hello\n', signer) })).toBe('checkpoint-malformed')
  })
  it('is refused when its lines are not in order', async () => {
    const text = formatProof(await made(5, 8))
    const wrong = [
      '',
      text.replace('@v1', '@v2'),
      text.replace(/extra .*\n/, ''),
      text.replace('extra ', 'extra  '),
      text.replace('index 5', 'index 05'),
      text.replace('index 5', 'index -5'),
      text.replace(/\n\n/g, '\n'),
      text.replace('index 5\n', 'index 5\nAAAA\n'),
      text.replace('ZW50cnkgNQ==', 'ZW50cnkgNQ='),
    ]
    for (const one of wrong) expect(parseProof(one)).toEqual({ ok: false, refusal: 'proof-malformed' })
  })
})
