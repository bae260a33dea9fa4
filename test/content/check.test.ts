import { describe, expect, test } from 'vitest'
import { checkContent } from '#app/content/check.ts'
import { jaccard, trigrams } from '#app/content/checks/stems.ts'
import { parseDay, type Day } from '#app/domain/instant.ts'
import { edited, type Files, GOOD, inFolder, lineOf } from '#test/content/fixture.ts'

const day = (text: string): Day => parseDay(text) ?? expect.fail(`${text} is no day`)
const TODAY = day('2026-11-21')
const check = (files: Files | Readonly<Files>, today = TODAY) => inFolder(files, (root) => checkContent(root, today))

const REGULATION = 'content/regulations/rule-1.yaml'
const BANK = 'content/items/basics/bank.yaml'
const LESSON = 'content/courses/basics/01-review-first.mdx'
const MODULE = 'content/courses/basics/module.yaml'
const TOPICS = 'content/policy/topics.yaml'
const REGIONS = 'content/policy/regions.yaml'
const CERTIFICATE = 'content/policy/certificate.yaml'
const STAFFING = 'content/policy/staffing-rules.yaml'
const EXAM = 'content/policy/exam.yaml'
const TITLES = 'content/policy/titles.yaml'
const VIOLATIONS = 'content/policy/violations.yaml'

/** What is broken, by which edit, and each fault: the text on its line (or the line so many below it) and the sentence. */
type Row = [
  what: string,
  file: string,
  from: string,
  to: string,
  ...faults: [at: string | [string, number], says: string][],
]

const AFTER_A_KEY = '没有审核。 }\n    key: a\n  - kind: single\n    id: ba-002'
const CASE_STEM = 'stem: 看完前三集就可以全剧上线。'
const CITED_LATE = 'article: art-2 }]\n        effectiveFrom: 2024-01-01'
const TITLE_LIST = '[{ name: 编辑, level: mid }]'
const ROW = '- { topic: basics, recall: 1, application: 1, judgement: 0 }'
const Q4 = '<Ask id="q4" />'
const PROSE = '片方催促当晚上线。'
const NOT_A_TAG = 'not a tag with quoted attributes: write < as \\<'

// biome-ignore format: one row a line
const citations: Row[] = [
  ['a relation to an unknown document', REGULATION, 'document: rule-1,', 'document: rule-7,', ['rule-7', 'there is no document rule-7']],
  ['an item that cites an unknown document', BANK, '{ document: rule-1, article: art-2 }', '{ document: rule-7, article: art-2 }', ['rule-7', 'there is no document rule-7']],
  ['an item that cites an unknown article', BANK, 'article: art-2', 'article: art-7', ['art-7', 'document rule-1 has no article art-7']],
  ['a lesson question that cites an unknown article', LESSON, 'article: art-2', 'article: art-7', ['art-7', 'document rule-1 has no article art-7']],
  ['a lesson that cites an unknown article', LESSON, 'article: art-1 }]\nsummary', 'article: art-8 }]\nsummary', ['art-8', 'document rule-1 has no article art-8']],
  ['a <Cite> of an unknown article', LESSON, 'article="art-1"', 'article="art-9"', ['art-9', 'document rule-1 has no article art-9']],
  ['a staffing rule from an unknown article', STAFFING, 'article: art-1', 'article: art-7', ['art-7', 'document rule-1 has no article art-7']],
  ['a policy from an unknown document', CERTIFICATE, 'document: rule-1', 'document: rule-7', ['rule-7', 'there is no document rule-7']],
  ['an item older than the article it cites', BANK, CITED_LATE, CITED_LATE.replace('2024-01-01', '2023-12-31'), ['article: art-2', 'rule-1 art-2 was not in force on 2023-12-31 (from 2024-01-01 to 2030-12-31)']],
  ['an item younger than the end of the article it cites', BANK, CITED_LATE, CITED_LATE.replace('2024', '2031'), ['article: art-2', 'rule-1 art-2 was not in force on 2031-01-01 (from 2024-01-01 to 2030-12-31)']],
  ['a staffing rule older than its article', STAFFING, 'article: art-1', 'article: art-2', ['article: art-2', 'rule-1 art-2 was not in force on 2020-01-01 (from 2024-01-01 to 2030-12-31)']],
  ['a policy older than its article', CERTIFICATE, 'article: art-1', 'article: art-2', ['article: art-2', 'rule-1 art-2 was not in force on 2020-01-01 (from 2024-01-01 to 2030-12-31)']],
  ['a superseded document without an end', REGULATION, 'status: in-force', 'status: superseded', ['status: superseded', 'a superseded document has a last day: effectiveTo']],
]

// biome-ignore format: one row a line
const items: Row[] = [
  ['an id used twice', BANK, 'id: ba-005', 'id: ba-001', [['kind: ordering', 1], 'item id ba-001 is used twice']],
  ['a case id that is an item id', BANK, 'id: case-1\n', 'id: ba-002\n', ['enemies:', 'there is no item case-1'], [['kind: case', 1], 'item id ba-002 is used twice']],
  ['a key that is no option', BANK, AFTER_A_KEY, AFTER_A_KEY.replace('key: a', 'key: d'), ['key: d', 'the key d is no option']],
  ['a multiple key that names one option twice', BANK, 'key: [a, b]', 'key: [a, a]', ['key: [a, a]', 'the key names a twice']],
  ['a multiple item without a wrong option', BANK, 'key: [a, b]', 'key: [a, b, c]', ['key: [a, b, c]', 'no option is wrong']],
  ['an option letter used twice', BANK, 'id: c, text: 片方的催促', 'id: b, text: 片方的催促', ['片方的催促', 'option b stands twice'], ['key: [a, b]', 'no option is wrong']],
  ['two options with one text', BANK, 'text: 未看的集数', 'text: 已看的集数', ['id: b, text: 已看的集数', 'two options say the same']],
  ['an order that leaves an option out', BANK, 'key: [b, c, a]', 'key: [b, a, a]', ['key: [b, a, a]', 'the order leaves out c'], ['key: [b, a, a]', 'the key names a twice']],
  ['an order that the letters tell', BANK, 'key: [b, c, a]', 'key: [a, b, c]', ['key: [a, b, c]', 'the letters run in the order of the key and give it away']],
  ['a match to an unknown target', BANK, '{ a: b, b: a }', '{ a: d, b: a }', ['a: d', 'there is no target d']],
  ['a match from an unknown option', BANK, '{ a: b, b: a }', '{ a: b, b: a, c: a }', ['c: a', 'there is no option c']],
  ['a match that leaves an option out', BANK, '{ a: b, b: a }', '{ b: a }', ['{ b: a }', 'the key leaves out a'], ['{ b: a }', 'the letters run in the order of the key and give it away']],
  ['an enemy that does not exist', BANK, '[ba-003, case-1]', '[ba-003, ba-999]', ['ba-999', 'there is no item ba-999']],
  ['an item that is its own enemy', BANK, '[ba-003, case-1]', '[ba-004]', ['[ba-004]', 'an item is not its own enemy']],
  ['an enemy in the same case', BANK, CASE_STEM, `${CASE_STEM}\n        enemies: [case-1-2]`, ['[case-1-2]', 'case-1-2 is of the same case set']],
  ['an item that ends before it begins', BANK, 'rationale: 各司其职。', 'rationale: 各司其职。\n    effectiveTo: 2019-12-31', ['2019-12-31', 'ends before it begins']],
  ['two stems that are nearly the same', BANK, '周末没有审核员值班，新一期访谈怎样安排上线？', '编辑提出：边播边补审核意见，应当如何答复', ['编辑提出：', 'nearly the same stem as ba-003 (1.00)']],
  ['a stem that a lesson already asks', LESSON, '可以先播出一集试试反响。', '节目播出以前必须完成的是哪一步？', ['是哪一步', 'nearly the same stem as ba-001 (1.00)']],
]

// biome-ignore format: one row a line
const lessons: Row[] = [
  ['a module named for another topic', MODULE, 'topic: basics', 'topic: basis', ['topic: basis', 'module basics is named for its topic, not basis'], ['topic: basis', 'there is no topic basis']],
  ['a module in a folder of another name', MODULE, 'id: basics', 'id: basis', ['id: basis', 'module basis stands in folder basics'], ['topic: basics', 'module basis is named for its topic, not basics']],
  ['a lesson without a case', LESSON, '<Case title="十二集只看了三集">', '<Situation>\n', [['\n---\n\n节目先经', 2], 'a lesson has at least one <Case>'], ['</Case>', '</Case> closes what is not open']],
  ['a question that is never asked', LESSON, Q4, '', ['id: q4', `question q4 is never asked: ${Q4}`]],
  ['a question that is asked twice', LESSON, Q4, `${Q4}\n\n<Ask  id="q1" />`, ['<Ask  id="q1" />', 'question q1 is asked twice']],
  ['an <Ask> without its question', LESSON, Q4, `${Q4}\n\n<Ask id="q5" />`, ['"q5"', 'there is no question q5']],
  ['an <Ask> without an id', LESSON, Q4, `${Q4}\n\n<Ask />`, ['<Ask />', '<Ask> needs id="…"']],
  ['a question id used twice', LESSON, 'id: q4', 'id: q3', [['stem: 审核意见', -2], 'question id q3 is used twice'], [Q4, 'there is no question q4']],
  ['a lesson key that is no option', LESSON, 'key: a\n', 'key: c\n', ['key: c', 'the key c is no option']],
  ['a component that lessons do not have', LESSON, PROSE, '片方<Video src="x"/>催促。', ['<Video', '<Video> is not a component of lessons']],
  ['HTML', LESSON, PROSE, '片方<br/>催促。', ['<br/>', '<br> is not a component of lessons']],
  ['an attribute nobody reads', LESSON, 'title="十二集只看了三集"', 'title="三集" open="yes"', ['open="yes"', '<Case> knows no open']],
  ['a component that is not closed', LESSON, '<Decision>补审。</Decision>', '<Decision />补审。</Decision>', ['<Decision />', '</Decision> closes what is not open'], ['</Case>', '</Case> closes what is not open']],
  ['a brace', LESSON, PROSE, '片方催促 } 上线。', ['催促 }', '} starts or ends JavaScript: write it as \\}']],
  ['an attribute that is JavaScript', LESSON, Q4, `${Q4}\n\n<Cite document={1} />`, ['={1}', NOT_A_TAG], ['={1}', '{ starts or ends JavaScript: write it as \\{'], ['={1}', '} starts or ends JavaScript: write it as \\}']],
  ['a bare <', LESSON, PROSE, '时长 < 十五分钟。', ['时长 <', NOT_A_TAG]],
  ['an import', LESSON, '节目先经审核，再播出。', "import x from './x'", ['import x', 'no import and no export in a lesson']],
  ['an export', LESSON, '节目先经审核，再播出。', 'export const x = 1', ['export const', 'no import and no export in a lesson']],
  ['far more minutes than text', LESSON, 'minutes: 5', 'minutes: 40', ['minutes: 40', '40 minutes for a text of about 4']],
  ['far fewer minutes than text', LESSON, PROSE, '逐字读。'.repeat(1350), ['minutes: 5', '5 minutes for a text of about 22']],
]

// biome-ignore format: one row a line
const policies: Row[] = [
  ['weights that do not sum to 100', TOPICS, 'weight: 100', 'weight: 99', ['topics:', 'the weights sum to 99, not 100']],
  ['a region code used twice', REGIONS, "code: '07'", "code: '06'", ['地区07', 'code 06 stands twice']],
  ['32 regions', REGIONS, GOOD[REGIONS]?.split('\n')[33] ?? '', '', ['regions:', '32 regions, not 33']],
  ['a forbidden word on the certificate', CERTIFICATE, 'title: 培训', 'title: 全国培训', ['title: 全国', 'a certificate may not say 全国']],
  ['a forbidden word that the policy forgets', CERTIFICATE, ', 人员资格]', ']', ['forbiddenWords', '人员资格 is missing from the forbidden words']],
  ['a title twice in its series', TITLES, TITLE_LIST, TITLE_LIST.replace(']', ', { name: 编辑, level: senior }]'), ['id: editor', '编辑 stands twice in its series']],
  ['a blueprint topic that does not exist', EXAM, ROW, `${ROW}\n  - { topic: basis, recall: 0, application: 0, judgement: 0 }`, ['basis', 'there is no topic basis']],
  ['kinds that do not sum to the form', EXAM, 'single: 2', 'single: 3', ['kinds:', 'no form can be made of the bank on 2026-11-21: cause sums; items 2; kinds 3']],
]

const NOTHING = 'leads: 没有影响。, leadsEn: Nothing follows., voids: false'
// biome-ignore format: one row a line
const cases: Row[] = [
  ['a ground without an effect', VIOLATIONS, 'effect: result-void }', 'effect: dismissal }', ['effect: dismissal', 'there is no effect dismissal']],
  ['a ground that can have no effect at all', VIOLATIONS, 'effect: result-void }', 'effect: nothing }', ['effect: nothing }', 'a ground carries an effect: nothing is for a case in which none was found']],
  ['a ground that follows an article of no document', VIOLATIONS, 'effect: result-void }', 'effect: result-void, model: { document: rule-1, article: art-7 } }', ['art-7', 'document rule-1 has no article art-7']],
  ['a ground that stands twice', VIOLATIONS, 'id: talking', 'id: copying', ['name: 交谈', 'ground copying stands twice']],
  ['an effect that stands twice', VIOLATIONS, 'id: result-void, name', 'id: five-years, name', ['name: 记录五年', 'effect five-years stands twice'], ['effect: result-void }', 'there is no effect result-void']],
  ['a first effect that does something', VIOLATIONS, NOTHING, NOTHING.replace('false', 'true'), ['id: nothing', 'the first effect is for a case in which nothing was found: it voids nothing and records nothing']],
  ['a scale that steps down', VIOLATIONS, 'leads: 五年不能报名。, leadsEn: No booking., voids: true', 'leads: 五年不能报名。, leadsEn: No booking., voids: false', ['id: five-years, name', 'effect five-years is milder than the one before it']],
]

for (const [area, rows] of Object.entries({ citations, items, lessons, policies, cases })) {
  describe(`${area}: the check shows`, () => {
    test.each(rows.map((row) => [row[0], row] as const))('%s', async (_, [, file, from, to, ...shown]) => {
      const files = edited(file, from, to)
      const wanted = shown.map(([at, what]) => {
        const [snippet, below] = typeof at === 'string' ? ([at, 0] as const) : at
        return { file, line: lineOf(files, file, snippet) + below, what }
      })
      expect((await check(files)).faults).toEqual(wanted)
    })
  })
}

describe('the check across files', () => {
  test('finds no fault in good content', async () => {
    expect((await check(GOOD)).faults).toEqual([])
  })

  test('shows a cell without a reserve in the exam policy, where the numbers stand', async () => {
    const files = edited(BANK, 'id: ba-002\n    level: recall', 'id: ba-002\n    level: judgement')
    const what = 'basics recall: 1 items in force on 2026-11-21, at least 2 needed'
    expect((await check(files)).faults).toEqual([{ file: EXAM, line: lineOf(files, EXAM, 'recall: 1'), what }])
  })

  test('counts only items in force on the day it is given', async () => {
    const files = edited(BANK, 'stem: 节目播出以前', 'effectiveTo: 2027-05-31\n    stem: 节目播出以前')
    expect((await check(files, day('2027-05-31'))).faults).toEqual([])
    expect((await check(files, day('2027-06-01'))).faults.map((f) => f.what)).toEqual([
      'basics recall: 1 items in force on 2027-06-01, at least 2 needed',
    ])
  })

  test('counts parts of cases only where the policy lets cases stand, and sets that stand whole', async () => {
    const wide = (GOOD[EXAM] ?? '')
      .replace('application: 1, judgement: 0', 'application: 2, judgement: 2')
      .replace('multiple: 0, true-false: 0', 'multiple: 1, true-false: 2')
    const faultsOf = async (text: string, files: Files | Readonly<Files> = GOOD) =>
      (await check({ ...files, [EXAM]: text })).faults.map((f) => f.what.replace(/ items in force.*/, ''))
    const none = [
      'basics application: 2',
      'basics judgement: 0',
      expect.stringMatching(/^no form can be made .* basics\/judgement/),
    ]
    expect(await faultsOf(wide)).toEqual(none)
    // One case set makes a form; only the reserve is missing.
    const open = wide.replace('maxCases: 0', 'maxCases: 1')
    expect(await faultsOf(open)).toEqual(['basics application: 3', 'basics judgement: 2'])
    // The set falls with one of its parts.
    const ended = edited(BANK, CASE_STEM, `${CASE_STEM}\n        effectiveTo: 2025-12-31`)
    expect(await faultsOf(open, ended)).toEqual(none)
  })

  test('shows items in the folder of another topic, and folders that are no topic', async () => {
    const item = (GOOD[BANK] ?? '').split('  - kind: ')[1] ?? ''
    const file = (id: string, stem: string) =>
      `topic: basis\nitems:\n  - kind: ${item.replace('ba-001', id).replace('节目播出以前必须完成的是哪一步？', stem)}`
    const { faults } = await check({
      ...GOOD,
      'content/items/basics/stray.yaml': file('ba-101', '谁可以签发？'),
      'content/items/basis/more.yaml': file('ba-102', '审核单由谁保存？'),
    })
    expect(faults).toEqual([
      { file: 'content/items/basics/stray.yaml', line: 1, what: 'topic basis stands in folder basics' },
      { file: 'content/items/basis/more.yaml', line: 1, what: 'there is no topic basis' },
    ])
  })

  test('shows an article id used twice, and documents and articles that end before they begin', async () => {
    const file = 'content/regulations/rule-2.yaml'
    const text = (GOOD[REGULATION] ?? '')
      .replace('id: rule-1', 'id: rule-2')
      .replace('effectiveTo: null', 'effectiveTo: 2019-12-31')
      .replace('id: art-2', 'id: art-1')
      .replace('2030-12-31', '2023-12-31')
    const files = { ...GOOD, [file]: text }
    expect((await check(files)).faults).toEqual([
      { file, line: lineOf(files, file, 'effectiveTo: 2019-12-31'), what: 'ends before it begins' },
      { file, line: lineOf(files, file, 'clause: 第二条') - 1, what: 'article id art-1 is used twice' },
      { file, line: lineOf(files, file, 'effectiveTo: 2023-12-31'), what: 'ends before it begins' },
    ])
  })

  test('shows topics, modules and documents used twice', async () => {
    const twice = {
      ...GOOD,
      'content/regulations/rule-2.yaml': GOOD[REGULATION] ?? '',
      'content/policy/exam-second.yaml': GOOD[EXAM] ?? '',
      'content/courses/other/module.yaml': GOOD[MODULE] ?? '',
      'content/courses/basics/02-review-first.mdx': GOOD[LESSON] ?? '',
    }
    const { faults } = await check(twice)
    expect(faults.map((f) => `${f.file}:${f.line}: ${f.what}`)).toEqual([
      'content/courses/basics/02-review-first.mdx:1: another lesson of this module has the same name',
      'content/courses/other/module.yaml:1: module basics stands in folder other',
      'content/courses/other/module.yaml:1: a module without a lesson',
      'content/courses/other/module.yaml:2: order 1 is used twice',
      'content/policy/exam.yaml:1: exam id sample-exam is used twice',
      "content/regulations/rule-2.yaml:1: a document's file is named for its id: rule-1.yaml",
      'content/regulations/rule-2.yaml:1: document id rule-1 is used twice',
    ])
  })

  test('shows a staffing rule that stands twice for one time, and lets one follow another', async () => {
    const rule = (GOOD[STAFFING] ?? '').slice((GOOD[STAFFING] ?? '').indexOf('  - id'))
    const later = rule.replace('2020-01-01', '2025-01-01')
    const overlap = await check({ ...GOOD, [STAFFING]: GOOD[STAFFING] + later })
    expect(overlap.faults).toEqual([{ file: STAFFING, line: 12, what: 'rule panel-3 stands twice for the same time' }])
    const ended = (GOOD[STAFFING] ?? '').replace('    formula', '    effectiveTo: 2024-12-31\n    formula')
    expect((await check({ ...GOOD, [STAFFING]: ended + later })).faults).toEqual([])
  })

  test('does not blame citations, enemies and topics for a faulty file they lead to', async () => {
    const broken = {
      ...GOOD,
      [REGULATION]: 'id: rule-1\n',
      [TOPICS]: 'topics: none\n',
      [BANK]: (GOOD[BANK] ?? '').replace('id: ba-003\n    level: application', 'id: ba-003\n    level: hard'),
    }
    const { faults } = await check(broken)
    const elsewhere = faults.filter((f) => ![REGULATION, TOPICS].includes(f.file)).map((f) => `${f.file} ${f.what}`)
    expect(elsewhere).toEqual([
      expect.stringMatching(/bank\.yaml items\.2\.level/),
      expect.stringMatching(/exam\.yaml basics application: 1 items/),
    ])
  })

  test('checks the body of a lesson even when its front matter is faulty', async () => {
    const text = (GOOD[LESSON] ?? '').replace('minutes: 5', 'minutes: five').replace(PROSE, '片方<br/>催促。')
    const { faults } = await check({ ...GOOD, [LESSON]: text })
    expect(faults.map((f) => f.what)).toEqual([expect.stringMatching(/^minutes/), '<br> is not a component of lessons'])
  })
})

describe('likeness of stems', () => {
  const pairs: [a: string, b: string, near: number][] = [
    ['abcd', 'abcd', 1],
    ['abcd', 'abce', 1 / 3],
    ['abcdef', 'abcxyz', 1 / 7],
    ['先审，后播！', '先审后播', 1],
    ['先审后播', '后播先审', 0],
    ['是', '是', 1],
  ]
  test.each(pairs)('%s and %s', (a, b, near) => {
    expect(jaccard(trigrams(a), trigrams(b))).toBeCloseTo(near, 12)
    expect(jaccard(trigrams(b), trigrams(a))).toBeCloseTo(near, 12)
  })
})
