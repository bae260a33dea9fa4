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
import type { Words } from '../zh-CN/index.ts'
import analysis, { refusals as analysisRefusals } from './analysis.ts'
import cases, { refusals as casesRefusals } from './cases.ts'
import accommodations, { refusals as accommodationsRefusals } from './accommodations.ts'
import rulings, { refusals as rulingsRefusals } from './rulings.ts'
import studies, { refusals as studiesRefusals } from './studies.ts'
import sittings, { refusals as sittingsRefusals } from './sittings.ts'
import invigilation, { refusals as invigilationRefusals } from './invigilation.ts'

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
  components,
  player,
  recall,
  coverage,
  texts,
  bank,
  exchange,
  syllabus,
  glossary,
  analysis,
  cases,
  accommodations,
  rulings,
  studies,
  sittings,
  invigilation,
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
    ...analysisRefusals,
    ...casesRefusals,
    ...accommodationsRefusals,
    ...rulingsRefusals,
    ...studiesRefusals,
    ...sittingsRefusals,
    ...invigilationRefusals,
  },
}
export default words
