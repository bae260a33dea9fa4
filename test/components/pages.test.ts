// The tools' pages and the parts of a lesson, as they come from the server: whole without scripts, in both languages.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { instantOf } from '#app/domain/instant.ts'
import { openWorld, type TestWorld } from '#test/database/worlds.ts'
import { type Ask, site } from './site.ts'

const TEXT = `按 <Ref document="guangfa-2012-53" article="3-1-1" /> 审核。

<Compare caption="人数">

| 类别 | 人数 |
|---|---|
| 剧类 | 3名以上 |
| 专业类（<Ref document="guangfa-2012-53" article="3-1-2" />） | **2名**以上 |

</Compare>

<Timeline caption="分层">

<Moment from="2026-01-01" to="2026-08-31" document="micro-drama-tiers-2026" article="tiers" title="三百万">金额提高。</Moment>

<Moment from="2026-09-01" title="三类">改称三类。</Moment>

<Moment from="2031-01-01" title="以后">以后再说。</Moment>

</Timeline>

<Flow caption="能不能上线">
<Step id="a" ask="都同意吗？" yes="b" no="c" />
<Step id="b" end="送内容管理负责人签发" document="guangfa-2012-53" article="3-1-1" />
<Step id="c" end="改后重审" />
</Flow>

<Branch title="片方催促">

<Scene id="start">

怎样答复？

<Choice to="no" text="看完再说" />
<Choice to="yes" text="先上线" />

</Scene>

<Scene id="no" verdict="good">看完了。</Scene>

<Scene id="yes" verdict="bad">出了问题。</Scene>

</Branch>

<Cards caption="术语">
<Card front="一致通过">没有人不同意。</Card>
<Card front="签发">负责人签。</Card>
</Cards>

<MicroDramaClass />

<ReviewersNeeded />
`

let world: TestWorld
let ask: Ask
beforeAll(async () => {
  world = await openWorld()
  const app = { ...world.app, now: () => instantOf(Date.parse('2026-11-21T13:00:00Z')) }
  ask = await site(app, TEXT)
})
afterAll(() => world.close())
// A missing word or a hook's complaint is told on the console: none may be.
const told: string[] = []
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation((...words) => void told.push(words.map(String).join(' ')))
})
afterEach(() => {
  vi.restoreAllMocks()
  expect(told.splice(0)).toEqual([])
})

describe('a lesson’s parts', () => {
  it('show a clause with its pop-over and its link, all within the sentence', async () => {
    const { html } = await ask('/lesson')
    const [, id] = /<button type="button" popovertarget="([^"]+)">53号文 三（一）1<\/button>/.exec(html) ?? []
    expect(id).toBeDefined()
    expect(html).toContain(`<span id="${id}" popover="auto" role="note"`)
    const [sentence = ''] = /<p>按 .*?审核。<\/p>/.exec(html) ?? []
    expect(sentence).toContain('href="/regulations/guangfa-2012-53#3-1-1"')
    expect(sentence).toContain('3名以上审核员进行')
    // Nothing that would end the paragraph.
    expect(sentence.slice(3, -4)).not.toMatch(/<(p|div|ul|ol|section|table)[ >]/)
  })

  it('show a table with headings of columns and rows, each cell with its column', async () => {
    const { html } = await ask('/lesson')
    const [table = ''] = /<table class="lists compare">.*?<\/table>/.exec(html) ?? []
    expect(table).toContain('<caption>人数</caption>')
    expect(table.match(/<th scope="col">/g)).toHaveLength(2)
    expect(table).toContain('<th scope="row">剧类</th><td data-label="人数"><span>3名以上</span></td>')
    expect(table).toMatch(/<th scope="row">专业类（<span class="ref">/)
    expect(table).toContain('<span><strong>2名</strong>以上</span>')
  })

  it.each([
    ['zh-CN', '已成过去', '现在适用', '尚未开始', '待核'],
    ['en', 'past', 'holds now', 'not yet begun', 'to be checked'],
  ] as const)('tell in %s what held, holds and will hold', async (language, past, now, future, open) => {
    const { html } = await ask('/lesson', language)
    const moments = html.match(/<li class="(?:past|now|future)".*?<\/li>/g) ?? []
    expect(moments).toHaveLength(3)
    for (const [i, words] of [
      [0, [past, open, '三百万']],
      [1, [now, '三类']],
      [2, [future]],
    ] as const)
      for (const word of words) expect(moments[i]).toContain(word)
    expect(moments[1]).toContain('aria-current="date"')
    expect(moments[1]).not.toContain(open)
  })

  it('draw a flow, and tell it in words', async () => {
    const { html } = await ask('/lesson')
    const [flow = ''] = /<figure class="flow">.*?<\/figure>/.exec(html) ?? []
    expect(flow).toMatch(/<svg [^>]*role="img" aria-labelledby="([^"]+)"><title id="\1">流程图：能不能上线。/)
    expect(flow.match(/<rect /g)).toHaveLength(3)
    expect(flow).toContain('53号文 三（一）1</text>')
    const [list = ''] = /<details>.*<\/details>/.exec(flow) ?? []
    expect(list).toMatch(
      /都同意吗？ .*是: <a href="#([^"]+)b">第 2 步<\/a>.*否: .*第 3 步.*<li id="\1b">送内容管理负责人签发/,
    )
    expect(list).toContain('href="/regulations/guangfa-2012-53#3-1-1"')
  })

  it('lay every scene open, the first unfolded, with links from choice to scene', async () => {
    const { html } = await ask('/lesson')
    const [branch = ''] = /<section class="case branch".*?<\/section>/.exec(html) ?? []
    const ids = [...branch.matchAll(/<details id="([^"]+)"( open="")?>/g)].map(([, id, open]) => [id, Boolean(open)])
    expect(ids.map(([, open]) => open)).toEqual([true, false, false])
    expect(branch).toContain(`<a class="choice" href="#${ids[1]?.[0]}">看完再说</a>`)
    expect(branch).toContain('这样处理妥当')
    expect(branch).toContain('这样处理会出问题')
    expect(branch).not.toContain('<button')
  })

  it('fold the backs of cards, and count nothing without scripts', async () => {
    const { html } = await ask('/lesson')
    const [cards = ''] = /<section class="cards".*?<\/section>/.exec(html) ?? []
    expect(cards.match(/<details><summary>/g)).toHaveLength(2)
    expect(cards).toContain('没有人不同意。')
    expect(cards).not.toContain('<button')
  })

  it('ask the tools by a form that leads to their pages', async () => {
    const { html } = await ask('/lesson', 'en')
    expect(html).toMatch(/<form method="get" action="\/tools\/micro-drama"/)
    expect(html).toMatch(/<form method="get" action="\/tools\/reviewers"/)
    expect(html).toContain('value="2026-11-21"')
  })
})

describe('the page on micro-dramas', () => {
  it('asks first, with today filled in', async () => {
    const { status, html } = await ask('/tools/micro-drama')
    expect(status).toBe(200)
    expect(html).toContain('value="2026-11-21"')
    expect(html).toContain('政治、军事、外交')
    expect(html).not.toContain('class="outcome"')
  })
  it('answers by its address, without scripts', async () => {
    const { status, html } = await ask('/tools/micro-drama?on=2026-10-01&wan=80&making=ai&trigger=paid')
    expect(status).toBe(200)
    expect(html).toContain('<p class="outcome">一类微短剧</p>')
    expect(html).toContain('投资额在 80 万元以上（含 80 万元）。')
    for (const words of [
      '《微短剧发行许可证》',
      '总局令16号 第五条',
      '待核',
      '正好在分界上',
      '会员优先观看或者付费观看”：这一段',
      '首页',
    ])
      expect(html).toContain(words)
    expect(html).toMatch(/<input [^>]*value="paid" checked=""|<input [^>]*checked="" value="paid"/)
  })
  it('says in English what was asked in Chinese', async () => {
    const { html } = await ask('/tools/micro-drama?on=2025-03-01&wan=&making=live&trigger=special-theme', 'en')
    expect(html).toContain('<p class="outcome">Key micro-drama</p>')
    expect(html).toContain('It is one of “Special theme”, whatever it cost.')
  })
  it.each([
    ['on=2026-02-30&wan=80', '请填写存在的日期'],
    ['on=2026-10-01&wan=80万', '请填写不带单位的数字'],
    ['on=2026-10-01&wan=', '没有填写'],
    ['on=2020-01-01&wan=80', '最早的一份是345号文'],
  ])('refuses %s in words', async (query, words) => {
    const { status, html } = await ask(`/tools/micro-drama?${query}`)
    expect(status).toBe(422)
    expect(html).toContain(words)
    expect(html).not.toContain('class="outcome"')
  })
})

describe('the page on reviewers', () => {
  it.each([
    [
      'type=web-drama&on=2026-11-21',
      [
        '3 名以上（含 3 名）',
        '内容管理负责人复核、签发',
        '片头标注由审核单位编制的审核序列号',
        '53号文 三（一）1',
        '53号文 五（三）1',
        '千分之一',
      ],
    ],
    ['type=professional&on=2026-11-21', ['2 名以上（含 2 名）', '一致通过', '本条没有要求标注', '53号文 三（一）2']],
    ['type=web-drama&on=2012-07-06', ['3 名以上']],
    ['type=web-drama&on=2012-07-05', ['这一天没有规定']],
  ])('answers %s', async (query, words) => {
    const { status, html } = await ask(`/tools/reviewers?${query}`)
    expect(status).toBe(200)
    for (const word of words) expect(html).toContain(word)
  })
  it('asks for professional programmes neither a serial number nor the sheet of dramas', async () => {
    const { html } = await ask('/tools/reviewers?type=professional&on=2026-11-21')
    expect(html).not.toContain('五（三）1')
  })
  it('did not yet know of ratios in 2015', async () => {
    const { html } = await ask('/tools/reviewers?type=web-drama&on=2015-01-01', 'en')
    expect(html).toContain('3 reviewers or more')
    expect(html).not.toContain('thousand')
  })
  it('refuses a day that does not exist, and takes an unknown kind for a web drama', async () => {
    const { status, html } = await ask('/tools/reviewers?type=opera&on=2026-13-01')
    expect(status).toBe(422)
    expect(html).toContain('请填写存在的日期')
  })
})
