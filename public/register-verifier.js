// Checks a register proof (c2sp.org/tlog-proof@v1) wholly in the browser: nothing is sent anywhere.
//
//     verifyProof(proof file, verifier key, holder's file of salt and facts or '')
//
// answers { code: 'good', index, size, entry, opening } or { code: what is wrong }. The page gives the words, in
// data-words; this file has none. SHA-256 and Ed25519 are the browser's own (WebCrypto).

const HEAD = 'c2sp.org/tlog-proof@v1'
const utf8 = new TextEncoder()

/** Base64 in its one canonical spelling; undefined for any other. */
function fromBase64(text) {
  try {
    const binary = atob(text)
    return btoa(binary) === text ? Uint8Array.from(binary, (c) => c.charCodeAt(0)) : undefined
  } catch {
    return undefined
  }
}
const toBase64Url = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '')
const fromBase64Url = (text) => fromBase64(text.replace(/-/g, '+').replace(/_/g, '/') + '='.repeat((4 - (text.length % 4)) % 4))
const equal = (a, b) => a.length === b.length && a.every((byte, i) => byte === b[i])

function joined(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', joined(...parts)))

/** `<name>+<key id>+<base64 of 01 and the key>`; undefined when the id does not fit the key. */
async function readKey(text) {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/.exec(text.trim()) ?? []
  const material = encoded ? fromBase64(encoded) : undefined
  if (!material || material.length !== 33 || material[0] !== 1) return undefined
  const keyId = (await sha256(utf8.encode(`${name}\n`), material)).subarray(0, 4)
  const hex = [...keyId].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex === id ? { name, keyId, publicKey: material.subarray(1) } : undefined
}

function readProof(text) {
  const gap = text.indexOf('\n\n')
  if (gap < 0) return undefined
  const [head, extraLine, indexLine, ...hashes] = text.slice(0, gap).split('\n')
  const extra = fromBase64(/^extra (\S+)$/.exec(extraLine ?? '')?.[1] ?? '')
  const index = Number(/^index (0|[1-9]\d{0,15})$/.exec(indexLine ?? '')?.[1] ?? NaN)
  const path = hashes.map(fromBase64)
  if (head !== HEAD || !extra?.length || !Number.isSafeInteger(index) || path.length > 63) return undefined
  return path.every((hash) => hash?.length === 32) ? { extra, index, path, checkpoint: text.slice(gap + 2) } : undefined
}

/** The text of a signed note when the key's signature on it verifies; else what is wrong. */
async function openNote(note, key) {
  const gap = note.lastIndexOf('\n\n')
  if (gap < 0 || !note.endsWith('\n')) return { code: 'note-malformed' }
  const text = note.slice(0, gap + 1)
  let signed = false
  for (const line of note.slice(gap + 2, -1).split('\n')) {
    const [, name, encoded] = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line) ?? []
    const bytes = encoded ? fromBase64(encoded) : undefined
    if (!bytes || bytes.length < 5) return { code: 'note-malformed' }
    if (name !== key.name || !equal(bytes.subarray(0, 4), key.keyId)) continue
    let verified
    try {
      const imported = await crypto.subtle.importKey('raw', key.publicKey, { name: 'Ed25519' }, false, ['verify'])
      verified = await crypto.subtle.verify({ name: 'Ed25519' }, imported, bytes.subarray(4), utf8.encode(text))
    } catch {
      return { code: 'no-ed25519' }
    }
    if (!verified) return { code: 'signature-wrong' }
    signed = true
  }
  return signed ? { code: 'good', text } : { code: 'note-unsigned' }
}

/** RFC 9162 section 2.1.3.2. */
async function leadsTo(leaf, index, size, path, root) {
  if (index >= size) return false
  let [fn, sn, hash] = [index, size - 1, leaf]
  for (const sibling of path) {
    if (sn === 0) return false
    if (fn % 2 === 1 || fn === sn) {
      hash = await sha256(Uint8Array.of(1), sibling, hash)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)]
    } else hash = await sha256(Uint8Array.of(1), hash, sibling)
    ;[fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)]
  }
  return sn === 0 && equal(hash, root)
}

/** JSON with sorted keys and no space, as the log's commitments are made. */
function canonicalJson(value) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  const keys = Object.keys(value).sort((a, b) => (a < b ? -1 : 1))
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`).join(',')}}`
}

/** Whether the holder's salt and facts open the entry's commitment. */
async function opens(text, index, commitment) {
  let salt, facts
  try {
    const file = JSON.parse(text)
    const found = Array.isArray(file.entries) ? file.entries.find((entry) => entry.index === index) : file
    if (!found) return 'opening-wrong'
    salt = fromBase64Url(found.salt)
    facts = found.facts
  } catch {
    return 'opening-malformed'
  }
  if (!salt || facts === undefined) return 'opening-malformed'
  return toBase64Url(await sha256(salt, utf8.encode(canonicalJson(facts)))) === commitment ? 'opened' : 'opening-wrong'
}

const tidy = (text) => `${text.replace(/\r\n/g, '\n').trim()}\n`

/** @returns {Promise<{ code: string, index?: number, size?: number, entry?: { number: string, event: string, at: string, commitment: string }, opening?: string }>} */
export async function verifyProof(proofText, keyText, openingText = '') {
  if (!proofText.trim()) return { code: 'proof-missing' }
  if (!globalThis.crypto?.subtle) return { code: 'no-crypto' }
  const key = await readKey(keyText)
  if (!key) return { code: 'key-malformed' }
  const proof = readProof(tidy(proofText))
  if (!proof) return { code: 'proof-malformed' }
  const note = await openNote(proof.checkpoint, key)
  if (note.code !== 'good') return { code: note.code }
  const [, origin, digits, encoded] = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n$/.exec(note.text) ?? []
  const root = encoded ? fromBase64(encoded) : undefined
  const size = Number(digits)
  if (!root || !Number.isSafeInteger(size)) return { code: 'note-malformed' }
  if (origin !== key.name) return { code: 'other-log' }
  if (!(await leadsTo(await sha256(Uint8Array.of(0), proof.extra), proof.index, size, proof.path, root))) return { code: 'not-included' }
  let entry
  try {
    entry = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(proof.extra))
  } catch {
    return { code: 'proof-malformed' }
  }
  const opening = openingText.trim() ? await opens(openingText, proof.index, entry.commitment) : undefined
  return { code: 'good', index: proof.index, size, entry, opening }
}

// ── the page ──────────────────────────────────────────────────────────────────────────────────────────────────
// Listeners sit on the document, so that they outlive every redrawing of the form.

const fill = (text, values) => text.replace(/\[(\w+)\]/g, (whole, name) => String(values[name] ?? whole))

async function check(box) {
  const words = JSON.parse(box.dataset.words)
  const out = box.querySelector('[data-result]')
  const value = (name) => box.querySelector(`textarea[name="${name}"]`).value
  const say = (tone, ...lines) => {
    out.className = `notice ${tone}`
    out.replaceChildren(...lines.map((line) => Object.assign(document.createElement('p'), { textContent: line })))
  }
  say('', words.working)
  const result = await verifyProof(value('proof'), value('key'), value('opening'))
  if (result.code !== 'good') return say('seal', words[result.code] ?? result.code)
  const { number, event, at } = result.entry
  // Asia/Shanghai has been at +08:00 throughout the register's life.
  const when = Number.isNaN(Date.parse(at)) ? at : new Date(Date.parse(at) + 8 * 3600_000).toISOString().slice(0, 16).replace('T', ' ')
  const lines = [fill(words.good, result), fill(words.entry, { number, event: words.events[event] ?? event, at: when })]
  if (result.opening) lines.push(words[result.opening])
  return say(result.opening && result.opening !== 'opened' ? 'seal' : 'good', ...lines)
}

if (typeof document !== 'undefined') {
  document.addEventListener('click', (event) => {
    const button = event.target.closest?.('[data-verifier-check]')
    if (button) void check(button.closest('[data-verifier]'))
  })
  document.addEventListener('change', async (event) => {
    const input = event.target
    const name = input.dataset?.fills
    const file = input.files?.[0]
    if (name && file) input.closest('[data-verifier]').querySelector(`textarea[name="${name}"]`).value = await file.text()
  })
}
