import type model from '../zh-CN/status.ts'
import type { refusals as modelRefusals } from '../zh-CN/status.ts'

const words: typeof model = {
  verdict: {
    valid: 'Valid',
    'not-yet-valid': 'Not yet valid',
    expired: 'Expired',
    suspended: 'Suspended',
    revoked: 'Revoked',
    withdrawn: 'Withdrawn',
  },
  meaning: {
    valid: 'Within its term, and neither suspended, revoked nor withdrawn.',
    'not-yet-valid': 'On that day it had not been issued, or its term had not begun.',
    expired: 'Its term has ended. Expiry is a date, not a decision about the holder.',
    suspended:
      'The issuing association has stopped it for a time and will reinstate or revoke it. A suspended holder may not review.',
    revoked: 'The issuing association ended it for cause, such as cheating or false papers. It cannot be reinstated.',
    withdrawn: 'It ended without blame: at the holder’s request, by death, or because a condition was lost.',
  },
  route: { examined: 'Examined: passed the assessment', exempted: 'Exempted from training and assessment' },
  event: {
    certified: 'Certified',
    suspended: 'Suspended',
    reinstated: 'Reinstated',
    revoked: 'Revoked',
    withdrawn: 'Withdrawn',
    renewed: 'Renewed',
    reissued: 'Reissued',
    snapshot: 'Headcount snapshot',
  },
  check: {
    record: 'Number and name belong together',
    issuer: 'The number is of the issuer’s series',
    status: 'Not suspended, revoked or withdrawn',
    validity: 'Within its term',
    log: 'Agrees with the public log',
  },
  outcome: { pass: 'Yes', fail: 'No' },
}
export default words

export const refusals: Record<keyof typeof modelRefusals, string> = {}
