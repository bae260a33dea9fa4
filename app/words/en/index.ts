import site, { refusals as siteRefusals } from './site.ts'
import account, { refusals as accountRefusals } from './account.ts'
import learn, { refusals as learnRefusals } from './learn.ts'
import exam, { refusals as examRefusals } from './exam.ts'
import exemption, { refusals as exemptionRefusals } from './exemption.ts'
import verify, { refusals as verifyRefusals } from './verify.ts'
import association, { refusals as associationRefusals } from './association.ts'
import platform, { refusals as platformRefusals } from './platform.ts'
import register, { refusals as registerRefusals } from './register.ts'
import status, { refusals as statusRefusals } from './status.ts'
import type { Words } from '../zh-CN/index.ts'

const words: Words = {
  site,
  account,
  learn,
  exam,
  exemption,
  verify,
  association,
  platform,
  register,
  status,
  /** One table for all refusals, whichever area says no. */
  refusal: {
    ...siteRefusals,
    ...accountRefusals,
    ...learnRefusals,
    ...examRefusals,
    ...exemptionRefusals,
    ...verifyRefusals,
    ...associationRefusals,
    ...platformRefusals,
    ...registerRefusals,
    ...statusRefusals,
  },
}
export default words
