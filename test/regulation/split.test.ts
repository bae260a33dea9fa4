import { describe, expect, it } from 'vitest'
import { type OfficialText, splitText } from '#app/domain/regulation/split.ts'
import { hanOf, markerAt, numberOf } from '#app/domain/regulation/numbering.ts'
import { BROKEN_LINES, MARKDOWN, NOTICE_PAGE, RULES, RUNNING_ON } from './invented.ts'

function split(text: string): OfficialText {
  const result = splitText(text)
  if (!result.ok) throw new Error(JSON.stringify(result))
  return result.value
}
const tree = (text: string) => split(text).parts.map(({ clause, article }) => `${clause} ${article}`.trim())
const textOf = (text: string, article: string) => split(text).parts.find((part) => part.article === article)?.text

describe('numbers of clauses', () => {
  it.each([
    ['一', 1],
    ['十', 10],
    ['十二', 12],
    ['二十', 20],
    ['三十五', 35],
    ['一百', 100],
    ['一百零五', 105],
    ['一百一十', 110],
    ['二百三十四', 234],
  ] as const)('reads %s as %i and writes it again', (han, n) => expect([numberOf(han), hanOf(n)]).toEqual([n, han]))
  it('reads years, full-width figures and 〇', () =>
    expect(['二〇一二', '１２', '2012', '甲'].map(numberOf)).toEqual([2012, 12, 2012, Number.NaN]))
  it.each([
    ['第七条 文', 'article', '第七条', 'art-7'],
    ['第7条　文', 'article', '第七条', 'art-7'],
    ['第一百二十条文', 'article', '第一百二十条', 'art-120'],
    ['第七条之一 文', 'article', '第七条之一', 'art-7-bis-1'],
    ['第三章 保管', 'chapter', '第三章', 'chapter-3'],
    ['三、文', 'han', '三', '3'],
    ['(十一)文', 'han-bracket', '（十一）', '11'],
    ['㈢文', 'han-bracket', '（三）', '3'],
    ['1．文', 'digit', '1', '1'],
    ['１２、文', 'digit', '12', '12'],
    ['⒊文', 'digit', '3', '3'],
    ['（2）文', 'digit-bracket', '（2）', '2'],
    ['2）文', 'digit-bracket', '（2）', '2'],
    ['③文', 'circle', '③', '3'],
  ])('knows %s', (text, style, label, slug) => expect(markerAt(text)).toMatchObject({ style, label, slug }))
  it.each([
    '2012年7月6日',
    '3.5小时',
    '12、13日',
    '2012.7.6',
    '第七条的规定',
    '第七条第二款',
    '第三条、第四条',
    '一是',
    '十分',
    '（以下简称样片）',
    '100名',
    '第三章规定，应当',
  ])('does not take %s for one', (text) => expect(markerAt(text)).toBeUndefined())
})

describe('an official text', () => {
  it('as a web page gives it is read without the page, its broken lines joined', () => {
    expect(tree(NOTICE_PAGE)).toEqual([
      'preamble',
      '一 1',
      '一（一） 1-1',
      '一（二） 1-2',
      '一（二）1 1-2-1',
      '一（二）2 1-2-2',
      '二 2',
      '三 3',
      'closing',
    ])
    expect(textOf(NOTICE_PAGE, '1-1')).toBe(
      '（一）样片是指节目播出以前送交审看的完整版本，包括片头、片尾和字幕，不包括只供内部讨论的片段。',
    )
    expect(textOf(NOTICE_PAGE, '2')).toBe(
      '二、做好登记\n各站收到样片后应当当日登记，写明收片日期、送片人和时长。登记簿用完后保存三年。',
    )
    expect(textOf(NOTICE_PAGE, 'closing')).toBe('特此通知。\n海州视听管理局\n2031年3月8日')
    expect(split(NOTICE_PAGE).dropped.map(({ line, kind }) => `${line} ${kind}`)).toEqual([
      '1 page',
      '2 page',
      '3 page',
      '21 page',
      '22 page',
      '23 page',
    ])
    expect(split(NOTICE_PAGE)).toMatchObject({
      title: '海州视听管理局关于加强样片管理的通知',
      number: '海视发〔2031〕7号',
      issuers: ['海州视听管理局'],
      issuedOn: '2031-03-08',
      effectiveFrom: '2031-04-01',
    })
  })
  it('in Markdown is read without its marks, and by what its table tells', () => {
    expect(tree(MARKDOWN)).toEqual([
      'preamble',
      '第一条 art-1',
      '第二条 art-2',
      '第二条（一） art-2-1',
      '第二条（二） art-2-2',
      '第二条第二款 art-2-p2',
      '第三条 art-3',
      'closing',
    ])
    expect(textOf(MARKDOWN, 'art-1')).toBe('第一条 试播之前应当完整审看。')
    expect(textOf(MARKDOWN, 'art-2-p2')).toBe('意见由负责人签字。')
    expect(textOf(MARKDOWN, 'art-3')).toBe('第三条 登记\n登记写明收片日期\n和时长，1. 不得涂改。')
    expect(split(MARKDOWN)).toMatchObject({
      title: '试播管理规定',
      number: '海视发〔2032〕12号',
      issuers: ['海州视听管理局', '海州电台站'],
      issuedOn: '2032-05-10',
    })
    const kinds = split(MARKDOWN).dropped.map(({ kind }) => kind)
    expect(
      ['front-matter', 'metadata', 'link', 'page', 'markup'].filter((kind) => !kinds.includes(kind as never)),
    ).toEqual([])
  })
  it('of rules under a signed notice goes through chapters and sections, and tells a paragraph after a list from its last item', () => {
    expect(tree(RULES)).toEqual([
      'preamble',
      '第一章 chapter-1',
      '第一条 art-1',
      '第二条 art-2',
      '第二章 chapter-2',
      '第二章第一节 chapter-2-section-1',
      '第三条 art-3',
      '第三条（一） art-3-1',
      '第三条（二） art-3-2',
      '第三条（二）1 art-3-2-1',
      '第三条（二）2 art-3-2-2',
      '第三条第二款 art-3-p2',
      '第三条第三款 art-3-p3',
      '第三条第三款（一） art-3-p3-1',
      '第三条第三款（二） art-3-p3-2',
      '第二章第二节 chapter-2-section-2',
      '第四条 art-4',
      '第五条 art-5',
    ])
    expect(textOf(RULES, 'art-2')).toContain('\n送审以后的修改版本')
    expect(split(RULES)).toMatchObject({
      title: '样带保管规则',
      number: '海视发〔2033〕3号',
      issuers: ['海州视听管理局'],
      issuedOn: '2033-02-01',
      effectiveFrom: '2033-02-01',
    })
    expect(split(RULES).titles).toContain('关于印发《样带保管规则》的通知')
  })
  it('may count its figures on through all parts, and list within a sentence', () => {
    expect(tree(RUNNING_ON)).toEqual([
      'preamble',
      '一 1',
      '一1 1-1',
      '一2 1-2',
      '一2① 1-2-1',
      '一2② 1-2-2',
      '一2③ 1-2-3',
      '二 2',
      '二3 2-3',
      '二3（1） 2-3-1',
      '二3（2） 2-3-2',
      '二4 2-4',
    ])
    expect(textOf(RUNNING_ON, '1-2')).toBe('2．交接时写明：')
    expect(textOf(RUNNING_ON, '2-4')).toBe('4．记录保存2年，遗失的在3.5小时内补写。')
    expect(split(RUNNING_ON)).toMatchObject({
      title: '关于改进晚间审看的意见',
      number: null,
      issuers: [],
      issuedOn: null,
      effectiveFrom: null,
    })
  })
  it('keeps a figure in its sentence that begins a line by chance, goes on after a page number, and takes annexes whole', () => {
    expect(tree(BROKEN_LINES)).toEqual([
      'preamble',
      '一 1',
      '二 2',
      '三 3',
      'closing',
      '附件1 annex-1',
      '附件2 annex-2',
    ])
    expect(textOf(BROKEN_LINES, '1')).toContain('自2012年7月6日3. 次以上的试听另行安排')
    expect(textOf(BROKEN_LINES, '2')).toContain('姓名、意见和待定的事项')
    expect(textOf(BROKEN_LINES, 'closing')).toContain('附件：1.试听记录表')
    expect(textOf(BROKEN_LINES, 'annex-1')).toContain('1. 晚间　一、新闻')
    expect(textOf(BROKEN_LINES, 'annex-2')).toContain('三、日期')
    expect(split(BROKEN_LINES)).toMatchObject({ issuers: ['海州视听管理局'], issuedOn: '2034-06-01' })
  })
  it('is split alike with Windows line ends, a byte-order mark and trailing space', () => {
    const plain = split(RULES).parts
    expect(split(`\uFEFF${RULES.replaceAll('\n', '  \r\n')}`).parts).toEqual(plain)
  })
  it('leaves a figure in a sentence where it is', () => {
    expect(tree('一、试听自2012年7月6日 3. 次以上的另行安排；2、不算。')).toEqual(['一 1'])
    expect(tree('一、比例为1：2、3：4的两种。')).toEqual(['一 1'])
  })
})

describe('a text that cannot be split', () => {
  it.each([
    ['一、甲。\n二、乙。\n三、丙。\n五、戊。', { line: 4, found: '五', last: '三', expected: '四' }],
    ['一、甲\n（一）乙。\n（三）丙。', { line: 3, found: '（三）', last: '（一）', expected: '（二）' }],
    ['第一条 甲。\n第三条 丙。', { line: 2, found: '第三条', last: '第一条', expected: '第二条' }],
    ['第二条 乙。', { line: 1, found: '第二条', last: '', expected: '第一条' }],
    ['一、甲\n1.乙。\n3.丙。', { line: 3, found: '3', last: '1', expected: '2' }],
    ['一、甲\n1.乙。\n2.丙。\n二、丁\n5.戊。', { line: 5, found: '5', last: '2', expected: '1 / 3' }],
    ['一、甲\n1.乙。\n二、丁\n1.戊。\n三、己\n2.庚。', { line: 6, found: '2', last: '1', expected: '1' }],
    ['一、甲\n1.乙。\n2.丙。\n1.丁。', { line: 4, found: '1', last: '2', expected: '3' }],
    [
      '第一章 甲\n第一条 乙。\n第三章 丙\n第二条 丁。',
      { line: 3, found: '第三章', last: '第一章', expected: '第二章' },
    ],
  ])('is refused at the very line, case %#', (text, detail) =>
    expect(splitText(text)).toEqual({ ok: false, refusal: 'numbering-jumps', detail }),
  )
  it('is refused when nothing in it is numbered', () => {
    expect(splitText('关于样片的函\n\n样片已收到，谢谢。')).toEqual({
      ok: false,
      refusal: 'no-clauses',
      detail: { lines: 2 },
    })
    expect(splitText('')).toMatchObject({ refusal: 'no-clauses' })
  })
})
