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
import components, { refusals as componentsRefusals } from './components.ts'
import player, { refusals as playerRefusals } from './player.ts'
import recall, { refusals as recallRefusals } from './recall.ts'
import coverage, { refusals as coverageRefusals } from './coverage.ts'
import texts, { refusals as textsRefusals } from './texts.ts'
import bank, { refusals as bankRefusals } from './bank.ts'
import exchange, { refusals as exchangeRefusals } from './exchange.ts'
import glossary, { refusals as glossaryRefusals } from './glossary.ts'
import syllabus, { refusals as syllabusRefusals } from './syllabus.ts'

const words = {
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
  components,
  player,
  recall,
  coverage,
  texts,
  bank,
  exchange,
  syllabus,
  glossary,
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
    ...componentsRefusals,
    ...playerRefusals,
    ...recallRefusals,
    ...coverageRefusals,
    ...textsRefusals,
    ...bankRefusals,
    ...exchangeRefusals,
    ...syllabusRefusals,
    ...glossaryRefusals,
  },
}
export default words
export type Words = typeof words
