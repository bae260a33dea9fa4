// What the content check says of the components in a lesson: each fault on its line, with what to do.

import { describe, expect, test } from 'vitest'
import { checkContent } from '#app/content/check.ts'
import { parseDay, type Day } from '#app/domain/instant.ts'
import { GOOD, inFolder } from '#test/content/fixture.ts'

const LESSON = 'content/courses/basics/01-review-first.mdx'
const TODAY = parseDay('2026-11-21') as Day
/** The sample document: art-1 holds from 2020-01-01, art-2 from 2024-01-01 to 2030-12-31. */
const SAMPLE = `<Compare caption="两种审核">

| 类别 | 人数 | 依据 |
|---|---|---|
| 剧类 | 3名以上 | <Ref document="rule-1" article="art-1" /> |
| 专业类 | 2名以上 | 第二条 |

</Compare>

<Timeline caption="规定的先后">

<Moment from="2020-01-01" title="起初" document="rule-1" article="art-1">

先审后播。

</Moment>

<Moment from="2024-01-01" to="2030-12-31" document="rule-1" article="art-2" title="后来">加了一条。</Moment>

</Timeline>

<Flow caption="能不能上线">
<Step id="a" ask="看完了吗？" yes="b" no="d" />
<Step id="b" ask="都同意吗？" yes="c" no="d" />
<Step id="c" end="送签" document="rule-1" article="art-1" />
<Step id="d" end="不上线" />
</Flow>

<Branch title="片方催促">

<Scene id="start">

片方要当晚上线，按 <Ref document="rule-1" article="art-1" /> 怎样答复？

<Choice to="wait" text="看完再说" />
<Choice to="air" text="先上线" />

</Scene>

<Scene id="wait">

看完了，两人同意，一人不同意。

<Choice to="good" text="改后再审" />
<Choice to="air" text="按多数通过" />

</Scene>

<Scene id="air" verdict="bad">没有审完就播出。</Scene>

<Scene id="good" verdict="good">

改后由原组再审。

</Scene>

</Branch>

<Cards caption="术语">
<Card front="先审后播">审完再播。</Card>
<Card front="一致通过">没有人不同意。</Card>
<Card front="签发">负责人复核以后签。</Card>
<Card front="审核单">写下意见并签名。</Card>
</Cards>

<MicroDramaClass />

<ReviewersNeeded />
`

async function faultsOf(sample: string) {
  const files = {
    ...GOOD,
    [LESSON]: GOOD[LESSON]?.replace('<Ask id="q4" />\n', () => `<Ask id="q4" />\n\n${sample}`) ?? '',
  }
  const lines = (files[LESSON] ?? '').split('\n')
  const { faults } = await inFolder(files, (root) => checkContent(root, TODAY))
  return faults.filter(({ file }) => file === LESSON).map(({ line, what }) => ({ at: lines[line - 1], what }))
}

const START = '<Choice to="wait" text="看完再说" />'
const STEP_B = '<Step id="b" ask="都同意吗？" yes="c" no="d" />'
const STEP_C = '<Step id="c" end="送签" document="rule-1" article="art-1" />'
const STEP_D = '<Step id="d" end="不上线" />'
const LATER =
  '<Moment from="2024-01-01" to="2030-12-31" document="rule-1" article="art-2" title="后来">加了一条。</Moment>'
const DRAMAS = '| 剧类 | 3名以上 | <Ref document="rule-1" article="art-1" /> |'
const AIR = '<Scene id="air" verdict="bad">没有审完就播出。</Scene>'
const CARD = '<Card front="签发">负责人复核以后签。</Card>'
const OWN_LINES = 'a component over several lines has its opening and its closing tag on lines of their own'

type Row = [what: string, from: string, to: string, ...faults: [at: string, says: string][]]
// biome-ignore format: one row a line
const rows: Row[] = [
  // attributes, places
  ['a <Ref> without its article', '按 <Ref document="rule-1" article="art-1" />', '按 <Ref document="rule-1" />', ['片方要当晚上线，按 <Ref document="rule-1" /> 怎样答复？', '<Ref> needs article="…"']],
  ['a <Ref> to an article that is not there', '按 <Ref document="rule-1" article="art-1" />', '按 <Ref document="rule-1" article="art-9" />', ['片方要当晚上线，按 <Ref document="rule-1" article="art-9" /> 怎样答复？', 'document rule-1 has no article art-9']],
  ['a <Ref> on a line of its own', '改后由原组再审。', '<Ref document="rule-1" article="art-1" />', ['<Ref document="rule-1" article="art-1" />', '<Ref> stands within a sentence, not on a line of its own'], ['<Scene id="good" verdict="good">', 'a <Scene> says what happens']],
  ['an attribute that nobody reads', '<MicroDramaClass />', '<MicroDramaClass on="2026" />', ['<MicroDramaClass on="2026" />', '<MicroDramaClass> knows no on']],
  ['a tool twice', '<MicroDramaClass />', '<MicroDramaClass />\n\n<MicroDramaClass />', ['<MicroDramaClass />', '<MicroDramaClass /> stands once in a lesson']],
  ['a card outside of <Cards>', '<MicroDramaClass />', CARD, [CARD, '<Card> stands directly in <Cards>']],
  ['a part of a case outside of it', '<MicroDramaClass />', '<Situation>某日。</Situation>', ['<Situation>某日。</Situation>', '<Situation> stands directly in <Case>']],
  ['a question in a flow', STEP_D, `${STEP_D}\n<Ask id="q4" />`, ['<Ask id="q4" />', '<Flow> holds only <Step>'], ['<Ask id="q4" />', 'question q4 is asked twice']],
  ['text in a flow', STEP_D, `${STEP_D}\n说明。`, ['<Flow caption="能不能上线">', 'text in <Flow> stands in <Step>']],
  ['a table in a scene', '改后由原组再审。', '<Compare caption="x">\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n</Compare>', ['<Compare caption="x">', '<Compare> may not stand in <Scene>'], ['<Scene id="good" verdict="good">', 'a <Scene> says what happens']],
  ['a step that holds text', STEP_D, '<Step id="d" end="不上线">多说</Step>', ['<Step id="d" end="不上线">多说</Step>', '<Step> holds nothing: write <Step … />']],
  ['text behind an opening tag', '<Scene id="start">\n', '<Scene id="start">先说一句\n', ['<Scene id="start">先说一句', OWN_LINES]],
  ['text before a closing tag', '先审后播。\n\n</Moment>', '先审后播。</Moment>', ['先审后播。</Moment>', OWN_LINES]],
  // tables
  ['a <Compare> without a table', '|---|---|---|\n', '', ['<Compare caption="两种审核">', 'a <Compare> holds a table: a row of headings, a row of |---|, and the rows, each | … |']],
  ['a row with a cell too few', DRAMAS, '| 剧类 | 3名以上 |', ['| 剧类 | 3名以上 |', 'a row of 2 cells in a table of 3 columns']],
  ['a row without a name', '| 专业类 |', '|  |', ['|  | 2名以上 | 第二条 |', 'the first column of a <Compare> names its row']],
  ['text beside the table', '\n</Compare>', '\n注：见上。\n\n</Compare>', ['注：见上。', 'a <Compare> holds nothing but its table']],
  // timelines
  ['a day that does not exist', 'to="2030-12-31"', 'to="2030-02-30"', [LATER.replace('2030-12-31', '2030-02-30'), '2030-02-30 is no day: write YYYY-MM-DD']],
  ['an end before the beginning', 'to="2030-12-31"', 'to="2023-12-31"', [LATER.replace('2030-12-31', '2023-12-31'), 'ends before it begins']],
  ['a beginning that is not the article’s', 'from="2024-01-01"', 'from="2024-01-02"', [LATER.replace('2024-01-01', '2024-01-02'), 'rule-1 art-2 has the dates from="2024-01-01" to="2030-12-31" in the library']],
  ['an end later than the article’s', 'to="2030-12-31"', 'to="2031-01-01"', [LATER.replace('2030-12-31', '2031-01-01'), 'rule-1 art-2 has the dates from="2024-01-01" to="2030-12-31" in the library']],
  ['no end where the article has one', ' to="2030-12-31"', '', [LATER.replace(' to="2030-12-31"', ''), 'rule-1 art-2 has the dates from="2024-01-01" to="2030-12-31" in the library']],
  ['a document without its article', ' document="rule-1" article="art-2" title="后来"', ' document="rule-1" title="后来"', [LATER.replace(' article="art-2"', ''), 'document and article stand together']],
  ['moments that run backwards', 'from="2024-01-01" to="2030-12-31" document="rule-1" article="art-2"', 'from="2019-01-01"', ['<Moment from="2019-01-01" title="后来">加了一条。</Moment>', 'from 2019-01-01 stands after 2020-01-01: the earliest first']],
  ['a moment without a word', '加了一条。', '', [LATER.replace('加了一条。', ''), 'a <Moment> says in a sentence what holds from then on']],
  // flows
  ['an answer that leads nowhere', STEP_B, STEP_B.replace('"c"', '"x"'), [STEP_B.replace('"c"', '"x"'), 'yes="x": there is no such step']],
  ['a step that nothing leads to', STEP_B, STEP_B.replace('"c"', '"e"').concat('\n<Step id="e" end="送审" />'), [STEP_C, 'no way leads to step c']],
  ['a loop', STEP_B, STEP_B.replace('no="d"', 'no="a"'), ['<Step id="a" ask="看完了吗？" yes="b" no="d" />', 'the way leads back to step a: no loop']],
  ['a question without a no', STEP_B, STEP_B.replace(' no="d"', ''), [STEP_B.replace(' no="d"', ''), 'a <Step> that asks names its next steps: yes="…" no="…"']],
  ['a question whose answers lead to one place', STEP_B, STEP_B.replace('"d"', '"c"'), [STEP_B.replace('"d"', '"c"'), 'yes and no lead to the same step: then nothing is asked']],
  ['a step that asks and ends', STEP_D, '<Step id="d" end="不上线" ask="为什么？" />', ['<Step id="d" end="不上线" ask="为什么？" />', 'a <Step> either asks, ask="…？" yes="…" no="…", or ends, end="…"']],
  ['an end that leads on', STEP_D, '<Step id="d" end="不上线" yes="c" />', ['<Step id="d" end="不上线" yes="c" />', 'a <Step> that ends leads nowhere: no yes and no no']],
  ['a step id used twice', STEP_D, `${STEP_D}\n<Step id="d" end="再审" />`, ['<Step id="d" end="再审" />', 'id="d" stands twice in <Step>s']],
  ['an end that cites an article that is not there', STEP_C, STEP_C.replace('art-1', 'art-7'), [STEP_C.replace('art-1', 'art-7'), 'document rule-1 has no article art-7']],
  ['two steps', `${STEP_B}\n${STEP_C}\n${STEP_D}`, '<Step id="b" end="好" />', ['<Flow caption="能不能上线">', '<Flow> holds 3 to 9 <Step>, not 2'], ['<Step id="a" ask="看完了吗？" yes="b" no="d" />', 'no="d": there is no such step']],
  // branching cases
  ['a choice that leads nowhere', START, START.replace('wait', 'later'), [START.replace('wait', 'later'), 'to="later": there is no such scene']],
  ['one choice', `${START}\n`, '', ['<Scene id="start">', 'one <Choice> is none: a <Scene> has two or more, or ends'], ['<Scene id="wait">', 'no way leads to scene wait'], ['<Scene id="good" verdict="good">', 'no way leads to scene good']],
  ['a loop of scenes', '<Choice to="good" text="改后再审" />', '<Choice to="start" text="再问一次" />\n<Choice to="good" text="改后再审" />', ['<Scene id="start">', 'the way leads back to scene start: no loop']],
  ['an ending without a verdict', AIR, AIR.replace(' verdict="bad"', ''), ['<Branch title="片方催促">', 'a <Branch> has an ending with verdict="bad"'], [AIR.replace(' verdict="bad"', ''), 'a <Scene> without choices is an ending: verdict="good" or verdict="bad"']],
  ['a verdict of another kind', AIR, AIR.replace('bad', 'poor'), ['<Branch title="片方催促">', 'a <Branch> has an ending with verdict="bad"'], [AIR.replace('bad', 'poor'), 'a <Scene> without choices is an ending: verdict="good" or verdict="bad"']],
  ['a verdict on a scene that goes on', '<Scene id="wait">', '<Scene id="wait" verdict="good">', ['<Scene id="wait" verdict="good">', 'a verdict belongs to an ending, a scene without choices']],
  ['two choices with one text', 'text="先上线"', 'text="看完再说"', ['<Choice to="air" text="看完再说" />', 'text="看完再说" stands twice in <Choice>s']],
  // cards
  ['three cards', `${CARD}\n`, '', ['<Cards caption="术语">', '<Cards> holds 4 to 8 <Card>, not 3']],
  ['a card without a back', CARD, '<Card front="签发"></Card>', ['<Card front="签发"></Card>', 'a <Card> has a back: its text']],
  ['a front twice', 'front="签发"', 'front="一致通过"', [CARD.replace('签发', '一致通过'), 'front="一致通过" stands twice in <Card>s']],
]

describe('the components of a lesson', () => {
  test('have no fault in a good sample', async () => expect(await faultsOf(SAMPLE)).toEqual([]))

  test.each(rows.map((row) => [row[0], row] as const))('the check shows %s', async (_, [, from, to, ...shown]) => {
    expect(SAMPLE.split(from).length, `${from} stands once`).toBe(2)
    const found = await faultsOf(SAMPLE.replace(from, () => to))
    expect(found).toEqual(expect.arrayContaining(shown.map(([at, what]) => ({ at, what }))))
    expect(found).toHaveLength(shown.length)
  })

  test('are not guessed at while a tag is not closed', async () => {
    const found = await faultsOf(SAMPLE.replace('</Cards>', ''))
    expect(found.map((f) => f.what)).toEqual(['<Cards> is not closed'])
  })
})
