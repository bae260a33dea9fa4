import type model from '../zh-CN/register.ts'
import type { refusals as modelRefusals } from '../zh-CN/register.ts'

const words: typeof model = {
  title: 'The register',
  lead: 'Certificates issued, suspended, reinstated, revoked and withdrawn, and platforms’ headcount snapshots, are written one after the other into this public log, which only grows. It holds no name and no identity number: a number, an event, a time and a digest. To change any old entry is to break the signed root, for the operator of this system too.',
  head: {
    title: 'Latest signature',
    size: 'Entries',
    root: 'Root',
    signedAt: 'Signed at',
    origin: 'Log',
    checkpoint: 'Download the checkpoint',
    key: 'Download the key',
  },
  files: {
    title: 'Public files',
    checkpoint:
      'The checkpoint: size and root, signed (C2SP tlog-checkpoint). Keep one from time to time: it shows later that nothing was rewritten.',
    key: 'The verifier key (C2SP signed-note form, Ed25519). Compare it once by a channel that you trust, and keep it.',
    tiles: 'Tiles of 256 hashes (C2SP tlog-tiles): level L, index N, and the width W of a tile that is not full.',
    entries: 'The entries themselves, each after its length in two bytes.',
    proofs: 'The proof of a certificate’s latest event (c2sp.org/tlog-proof@v1); add ?event= and an index for another.',
  },
  latest: {
    title: 'Entries',
    none: 'The register has no entry yet. The first appears here with the first certificate.',
    index: 'Index',
    event: 'Event',
    number: 'Number',
    at: 'Time',
    proof: 'Proof',
    getProof: 'Download',
    newer: 'Newer entries',
    older: 'Older entries',
    newest: 'Newest entries',
    jump: 'Show from index',
    go: 'Show',
  },
  verifier: {
    title: 'Check a proof offline',
    lead: 'Proof and key are worked on in your browser and sent nowhere; once this page is open it needs no network.',
    proof: 'Proof file',
    proofFile: 'Choose a proof file',
    key: 'Verifier key',
    keyFile: 'Choose a key file',
    keyHint: 'Filled in with the key this site publishes now. For an independent check put in the one you kept.',
    opening: 'Salt and facts (optional)',
    openingFile: 'Choose the holder’s file',
    openingHint:
      'The holder downloads it from the certificate’s page. With it, the digest in the log is shown to be made of these very facts.',
    check: 'Check',
    noScript:
      'A script in the browser does this check, and yours runs none. Follow the steps below with tools of your own.',
    steps: {
      title: 'Checking it yourself',
      one: 'Get the key by a channel that you trust; download the checkpoint and the proof file.',
      two: 'Verify the Ed25519 signature over the checkpoint’s text (up to the empty line, its last newline included). The first four bytes of the signature line are the key id.',
      three: 'Decode the line “extra” from base64 to the entry; put a byte 00 before it and take SHA-256: the leaf.',
      four: 'From the leaf on, join with the file’s hashes by index and size: left and right, a byte 01 before them, SHA-256 (RFC 9162 section 2.1.3.2). The result must be the checkpoint’s root.',
      five: 'SHA-256 over the salt followed by the canonical JSON of the facts, in base64url, must be the entry’s commitment.',
      six: 'For the whole log: download all entry bundles, compute the root by RFC 6962 section 2.1, and compare it with the checkpoint.',
    },
  },
  result: {
    good: 'The proof holds. The entry at index [index] is in this log (of [size] entries when it was signed).',
    entry: 'The entry: [number] · [event] · [at] (Beijing time)',
    opened: 'Salt and facts fit too: these are the facts that the log commits to.',
    'opening-wrong': 'But salt and facts do not fit this entry: they were changed, or belong to another.',
    'opening-malformed':
      'The file of salt and facts cannot be read. Use the one downloaded from the certificate’s page.',
    working: 'Working …',
    'proof-missing': 'Put in a proof file first.',
    'proof-malformed': 'This is not a proof file. Download it again and put it in unchanged.',
    'key-malformed': 'This is not a verifier key, or its id does not fit it.',
    'note-malformed': 'The checkpoint in the proof file is malformed.',
    'note-unsigned': 'The checkpoint is not signed by this key: the proof is of another log, or the key is wrong.',
    'signature-wrong': 'The signature does not hold: the checkpoint was changed.',
    'other-log': 'The checkpoint names another log than the key.',
    'not-included': 'The proof does not hold: the entry is not in the signed log, or the file was changed.',
    'no-ed25519':
      'Your browser cannot verify Ed25519 signatures, so nothing can be concluded. Use a newer browser, or follow the steps below.',
    'no-crypto':
      'Browsers compute digests only on https or on this machine’s own address, so nothing can be concluded. Open the page by https, or follow the steps below.',
  },
}
export default words

export const refusals: Record<keyof typeof modelRefusals, string> = {}
