// One table from refusal to HTTP status. Codes are the problem types of the machines' doors (/problems/<code>).
// The words stand in app/words under the same codes.

const STATUS: Record<string, number> = {
  'not-found': 404,
  'certificate-not-found': 404,
  'attempt-not-found': 404,
  'sitting-not-found': 404,
  'snapshot-not-found': 404,
  'roster-entry-not-found': 404,
  'syllabus-not-found': 404,
  'not-allowed': 403,
  'syllabus-not-national': 403,
  'login-needed': 401,
  'login-locked': 429,
  'other-origin': 403,
  'rules-not-accepted': 409,
  'not-started': 409,
  'not-eligible': 409,
  'attempt-closed': 409,
  'answers-missing': 409,
  'idempotency-key-reused': 409,
  'already-invited': 409,
  'already-active-elsewhere': 409,
  'not-on-roster': 409,
  'already-ending': 409,
  'recall-moved-on': 409,
  'syllabus-decided': 409,
  'scope-missing': 403,
  'live-key-needed': 403,
  'bank-unknown-item': 404,
  'bank-changed-meanwhile': 409,
  'bank-item-retired': 409,
  'bank-other-proposal': 409,
  'bank-own-version': 403,
  'webhooks-not-offered-yet': 409,
  'body-too-large': 413,
  'not-json': 415,
}

/** 422 for whatever is a rule's no and not listed above. */
export const statusOf = (refusal: string): number => STATUS[refusal] ?? 422
