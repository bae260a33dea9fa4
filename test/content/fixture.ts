// A small /content without a fault, written to a folder of its own. Tests break one thing in it.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export type Files = Record<string, string>

const REGULATION = `id: rule-1
title: 示例管理办法
titleEn: Sample rules
short: 示例办法
number: null
issuers: [示例机关]
issuedOn: 2020-01-01
effectiveFrom: 2020-01-01
effectiveTo: null
status: in-force
trust: official-text
link: null
summary: 只为核对程序而写的示例。
summaryEn: A sample for the checks.
relations:
  - { kind: related, document: rule-1, title: 示例管理办法 }
articles:
  - id: art-1
    clause: 第一条
    heading: 先审后播
    headingEn: Review first
    digest: 节目先经审核再播出。
    operative: true
  - id: art-2
    clause: 第二条
    heading: 后加的一条
    headingEn: Added later
    digest: 二〇二四年起施行，二〇三〇年止。
    operative: true
    effectiveFrom: 2024-01-01
    effectiveTo: 2030-12-31
`

const single = (id: string, level: string, stem: string) => `  - kind: single
    id: ${id}
    level: ${level}
    articles: [{ document: rule-1, article: art-1 }]
    effectiveFrom: 2020-01-01
    facility: 0.6
    rationale: 第一条写明先审后播。
    stem: ${stem}
    options:
      - { id: a, text: 先审核后播出, rationale: 合于第一条。 }
      - { id: b, text: 先播出后审核, rationale: 次序相反。 }
      - { id: c, text: 不审核就播出, rationale: 没有审核。 }
    key: a
`

const CASE = `  - kind: case
    id: case-1
    situation: 青禾视听收到一部十二集网络剧，片方催促当晚上线，审核员只看了前三集。
    parts:
      - kind: true-false
        id: case-1-1
        level: judgement
        articles: [{ document: rule-1, article: art-1 }]
        effectiveFrom: 2020-01-01
        facility: 0.7
        rationale: 第一条要求先审后播。
        stem: 看完前三集就可以全剧上线。
        key: false
      - kind: true-false
        id: case-1-2
        level: judgement
        articles: [{ document: rule-1, article: art-2 }]
        effectiveFrom: 2024-01-01
        facility: 0.7
        rationale: 第二条自二〇二四年起施行。
        stem: 没有看的九集应当补审以后再定上线日期。
        key: true
      - kind: multiple
        id: case-1-3
        level: application
        articles: [{ document: rule-1, article: art-1 }]
        effectiveFrom: 2020-01-01
        facility: 0.5
        rationale: 第一条只认完整的审核。
        stem: 审核单上应当写明哪些内容？
        options:
          - { id: a, text: 已看的集数, rationale: 如实记录。 }
          - { id: b, text: 未看的集数, rationale: 如实记录。 }
          - { id: c, text: 片方的催促, rationale: 与内容无关。 }
        key: [a, b]
`

const BANK = `topic: basics
items:
${single('ba-001', 'recall', '节目播出以前必须完成的是哪一步？')}${single('ba-002', 'recall', '示例办法对审核与播出的先后怎样规定？')}${single('ba-003', 'application', '编辑提出边播边补审核意见，应当如何答复？')}${single('ba-004', 'application', '周末没有审核员值班，新一期访谈怎样安排上线？')}    enemies: [ba-003, case-1]
  - kind: ordering
    id: ba-005
    level: recall
    articles: [{ document: rule-1, article: art-1 }]
    effectiveFrom: 2020-01-01
    facility: 0.6
    rationale: 第一条的次序。
    stem: 把下列步骤按先后排好。
    options:
      - { id: a, text: 播出, rationale: 最后。 }
      - { id: b, text: 收片, rationale: 最先。 }
      - { id: c, text: 审核, rationale: 居中。 }
    key: [b, c, a]
  - kind: matching
    id: ba-006
    level: application
    articles: [{ document: rule-1, article: art-1 }]
    effectiveFrom: 2020-01-01
    facility: 0.6
    rationale: 各司其职。
    stem: 把岗位与它的职责配好。
    options:
      - { id: a, text: 审核员, rationale: 看片。 }
      - { id: b, text: 内容管理负责人, rationale: 签发。 }
    targets:
      - { id: a, text: 复核、签发 }
      - { id: b, text: 审看节目 }
    key: { a: b, b: a }
${CASE}`

const LESSON = `---
title: 先审后播
titleEn: Review before release
minutes: 5
objectives: [说出先后次序, 判断能否上线]
articles: [{ document: rule-1, article: art-1 }]
summary: [先审后播。, 审完再签。, 签后上线。]
questions:
  - id: q1
    kind: true-false
    stem: 可以先播出一集试试反响。
    key: false
    explanation: 每一集都要先审。
  - id: q2
    kind: single
    stem: 谁来签发？
    options:
      - { id: a, text: 负责人, why: 正确。 }
      - { id: b, text: 片方, why: 片方无权。 }
    key: a
    explanation: 负责人复核、签发。
    articles: [{ document: rule-1, article: art-2 }]
  - id: q3
    kind: multiple
    stem: 审核单写哪些？
    options:
      - { id: a, text: 集数, why: 正确。 }
      - { id: b, text: 意见, why: 正确。 }
      - { id: c, text: 广告价, why: 无关。 }
    key: [a, b]
    explanation: 与审核有关的才写。
  - id: q4
    kind: true-false
    stem: 审核意见应当留存备查。
    key: true
    explanation: 留存才能回看。
---

节目先经审核，再播出。

<Cite document="rule-1" article="art-1" />

<Case title="十二集只看了三集">

<Situation>

片方催促当晚上线。

</Situation>

<LookFor>看了几集。</LookFor>

<Decision>补审。</Decision>

<OnSheet>已看三集，\`a < b {x}\` 不是标签。</OnSheet>

</Case>

<Ask id="q1" />

<Ask id="q2" />

<Ask id="q3" />

<Ask id="q4" />

${'审核员完整看完节目，写下意见，签名，交负责人复核。'.repeat(40)}
`

const regions = Array.from({ length: 33 }, (_, i) => {
  const code = String(i + 1).padStart(2, '0')
  return `  - { code: '${code}', name: 地区${code}, nameEn: Region ${code}, short: 区${code}, association: { name: 待录入, nameEn: to be entered, entered: false }, authority: { name: 主管部门, trust: reported } }\n`
}).join('')

const OWN = 'source: { kind: own-policy, note: 示例。 }'

export const GOOD: Readonly<Files> = {
  'content/regulations/rule-1.yaml': REGULATION,
  'content/policy/topics.yaml': 'topics:\n  - { id: basics, order: 1, title: 基础, titleEn: Basics, weight: 100 }\n',
  'content/policy/regions.yaml': `regions:\n${regions}`,
  'content/policy/titles.yaml': `effectiveFrom: 2020-01-01
${OWN}
series:
  - { id: editor, name: 编辑, nameEn: Editors, basis: 示例, trust: reported, titles: [{ name: 编辑, level: mid }] }
notTitles: []
`,
  'content/policy/staffing-rules.yaml': `version: '1'
rules:
  - id: panel-3
    name: 三名以上
    nameEn: Three or more
    categories: [web-drama]
    effectiveFrom: 2020-01-01
    formula: { kind: fixed, count: 3 }
    basis: 每部三名。
    basisEn: Three each.
    source: { document: rule-1, article: art-1 }
`,
  'content/policy/micro-drama-classes.yaml': `version: '1'
specialThemes: 示例题材
versions:
  - id: sample
    effectiveFrom: 2020-01-01
    makings: [live, ai]
    triggers: [special-theme]
    amounts: null
    boundaryStated: true
    classes:
      - { id: key, name: 重点, nameEn: Key, leads: 许可。, leadsEn: A licence. }
      - { id: rest, name: 其他, nameEn: Other, leads: 自审。, leadsEn: Own review. }
    sources: [{ document: rule-1, article: art-1 }]
`,
  'content/policy/certificate.yaml': `effectiveFrom: 2020-01-01
source: { kind: article, document: rule-1, article: art-1 }
title: 培训考核合格证书
titleEn: Certificate
validityYears: 3
renewalWindowDays: 90
forbiddenWords: [中华人民共和国, 中国, 中华, 国家, 全国, 职业资格, 人员资格]
`,
  'content/policy/hours.yaml': `effectiveFrom: 2020-01-01
${OWN}
minutesPerHour: 45
requiredHours: 1
enforced: false
idleSeconds: 180
maxMinutesPerDay: 360
`,
  'content/policy/violations.yaml': `versions:
  - version: '1'
    effectiveFrom: 2020-01-01
    ${OWN}
    terms: { statement: { days: 10 }, decision: { days: 30 }, appeal: { days: 30 }, appealDecision: { days: 30 } }
    effects:
      - { id: nothing, name: 不作处理, nameEn: Nothing, leads: 没有影响。, leadsEn: Nothing follows., voids: false, record: null }
      - { id: result-void, name: 成绩无效, nameEn: Void, leads: 本次成绩不算。, leadsEn: It does not count., voids: true, record: null }
      - { id: five-years, name: 记录五年, nameEn: Five years, leads: 五年不能报名。, leadsEn: No booking., voids: true, record: { years: 5, barsBooking: true } }
    grounds:
      - { id: copying, name: 抄袭, nameEn: Copying, effect: five-years }
      - { id: talking, name: 交谈, nameEn: Talking, effect: result-void }
`,
  'content/policy/review.yaml': `versions:
  - version: '1'
    effectiveFrom: 2020-01-01
    ${OWN}
    window: { days: 15 }
    review: { decision: { days: 5, working: true }, appeal: { days: 30 }, appealDecision: { days: 30 } }
    passLoss: { statement: { days: 15 }, decision: { days: 30 }, appeal: { days: 30 }, appealDecision: { days: 30 } }
`,
  'content/policy/words.yaml': `entries:
  - { words: [包过, TODO, sure pass], unless: [谁也不包过], why: 没有这样的事, instead: 按标准考核 }
`,
  'content/policy/exam.yaml': `id: sample-exam
version: '1'
effectiveFrom: 2020-01-01
${OWN}
minutes: 30
cutHundredths: 6000
attempts: 2
waitDays: 7
maxExposurePercent: 30
marks: { single: 100, multiple: 100, true-false: 100, ordering: 100, matching: 100 }
blueprint:
  - { topic: basics, recall: 1, application: 1, judgement: 0 }
kinds: { single: 2, multiple: 0, true-false: 0 }
maxCases: 0
rules: [一, 二, 三]
rulesEn: [one, two, three]
`,
  'content/items/basics/bank.yaml': BANK,
  'content/courses/basics/module.yaml': `id: basics
order: 1
topic: basics
title: 基础
titleEn: Basics
summary: 示例模块。
summaryEn: A sample module.
required: true
`,
  'content/courses/basics/01-review-first.mdx': LESSON,
  'content/handbook/candidates.md': '---\ntitle: 考生须知\ntitleEn: For candidates\norder: 1\n---\n\n正文。\n',
  'content/handbook/decisions/0001-sample.md': '# Sample decision\n\nText.\n',
  'content/README.md': 'What is taught.\n',
}

/** Writes files into a new folder and gives it to `work`; the folder is gone afterwards. */
export async function inFolder<T>(files: Files | Readonly<Files>, work: (root: string) => Promise<T>): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'mingjian-content-'))
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, name)), { recursive: true })
      await writeFile(join(root, name), text)
    }
    return await work(root)
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

/** The good files with one text put for another; throws when there is not exactly one such text, so no test is empty. */
export function edited(file: string, from: string, to: string): Files {
  const before = GOOD[file]
  if (before === undefined || before.split(from).length !== 2) throw new Error(`${from} does not stand once in ${file}`)
  return { ...GOOD, [file]: before.replace(from, () => to) }
}

/** The line of the only place where a text stands in a file. */
export function lineOf(files: Files, file: string, snippet: string): number {
  const text = files[file] ?? ''
  if (text.split(snippet).length !== 2) throw new Error(`${snippet} does not stand once in ${file}`)
  return text.slice(0, text.indexOf(snippet)).split('\n').length
}
