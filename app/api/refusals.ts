// The problem types of the API and their titles. A title is the same at every occurrence (RFC 9457 §3.1.3); the status of a
// type is in app/http/refusals.ts.

export const TITLES = {
  'scope-missing': 'This key lacks the scope of this call. Make a key that has it on the platform desk.',
  'live-key-needed': 'The sandbox answers single verifications and batches only. Use a live key for this call.',
  'certificate-not-found': 'There is no certificate of this number in this name.',
  'certificate-number-malformed': 'This is not a certificate number: SH-<region>-<year>-<serial>-<check character>.',
  'certificate-not-valid': 'The certificate is not in force, so its holder cannot be invited.',
  'already-invited': 'The holder is already invited to this roster or on it.',
  'roster-entry-not-found': 'There is no such entry on this roster.',
  'not-on-roster': 'The entry is not open: it was declined or has ended.',
  'already-ending': 'The entry ends on that day or earlier already.',
  'ends-before-start': 'The last day comes before the eve of the first day.',
  'snapshot-not-found': 'There is no such snapshot of this platform.',
  'cursor-malformed': 'This cursor is none that was given out for this list. Begin again without a cursor.',
  'webhooks-not-offered-yet': 'Webhook delivery is not offered yet. Follow GET /changes meanwhile.',
} as const
export type ApiRefusal = keyof typeof TITLES

/** Problem types that every call shares, given before the call itself is reached. */
export const SHARED_TITLES = {
  'key-needed': 401,
  'invalid-request': 422,
  'not-json': 422,
  'body-too-large': 413,
  'idempotency-key-malformed': 422,
  'idempotency-key-reused': 409,
  'idempotency-key-in-use': 409,
  'too-many': 429,
  'no-such-call': 404,
  fault: 500,
} as const
