// A file's lines without the marks of Markdown and without what stands around an official text on a web page. Nothing is
// left out in silence: what was dropped is told with its line.

import { markerAt } from './numbering.ts'

/** front-matter and metadata: about the file · link: where it came from · page: navigation, buttons, page numbers · markup: signs of Markdown or HTML. */
export type DroppedKind = 'front-matter' | 'metadata' | 'link' | 'page' | 'markup'
export interface Dropped {
  readonly line: number
  readonly kind: DroppedKind
  readonly text: string
}

export interface Line {
  /** From 1, in the file. */
  readonly line: number
  readonly text: string
  /** Width of the space before it, in Latin characters. */
  readonly indent: number
  /** Whether a paragraph begins here whatever stands before: after an empty line, indented by 　, a heading, in a table. */
  readonly fresh: boolean
  /** Whether nothing may be joined to it. */
  readonly closed: boolean
}

export interface Read {
  readonly lines: readonly Line[]
  readonly dropped: readonly Dropped[]
  /** What the file tells of the text, by the word it uses: 标题, 编号, 制定方 …; several values are divided by `\n`. */
  readonly told: ReadonlyMap<string, string>
}

const TOLD =
  /^(标\s*题|制定方|发文机关|发文单位|发布机构|编号|文\s*号|发文字号|落款时间|成文日期|公示时间|发布日期|公布日期|施行时间|施行日期|生效日期|链接|索\s*引\s*号|主题词|主题分类|公文种类|有\s*效\s*性|分类)$/
const PAGE_NUMBER = /^(?:[-—–－]{1,2}\s*\d{1,3}\s*[-—–－]{1,2}|第\s*\d{1,3}\s*页(?:[\s,，/]*共\s*\d{1,3}\s*页)?)$/
/** What web pages put around a text. Only outside the numbered clauses, and only lines that are no sentence. */
const PAGE =
  /^(?:【?(?:打印|关闭|收藏|字体|字号|分享|返回|纠错|复制)|(?:首页|主页|网站首页|全文|正文|元数据|目录|原文链接|相关链接|相关阅读|相关稿件|政策解读|扫一扫|无障碍|登录|注册|搜索)(?:[\s>»|:：].*)?$|当前位置|您?(?:现在)?(?:所在)?的?位置\s*[:：]|(?:信息|文章|稿件)?来源\s*[:：]|发布(?:时间|日期|单位)\s*[:：]|(?:浏览|阅读|点击)(?:次数|量|数)|责任编辑|责编|编辑\s*[:：]|上一(?:篇|条)|下一(?:篇|条)|版权所有|网站地图|联系我们|主办(?:单位)?\s*[:：]|承办(?:单位)?\s*[:：]|Copyright|©|.{0,12}ICP备|.{0,4}公网安备)/i

/** @param text the file, decoded */
export function readLines(text: string): Read {
  const raw = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?|\u2028/g, '\n')
    .split('\n')
  const dropped: Dropped[] = []
  const told = new Map<string, string>()
  const lines: Line[] = []
  const begins = frontMatter(raw, told, dropped)
  let fresh = true
  /** Between a page number and the next text an empty line ends no paragraph. */
  let turning = false
  for (const [i, given] of raw.entries()) {
    if (i < begins) continue
    const line = i + 1
    const drop = (kind: DroppedKind, what = given.trim()) => dropped.push({ line, kind, text: what })
    const quoted = given.replace(/^\s*(?:>\s?)+/, '')
    const bare = quoted.trim()
    if (bare === '') fresh ||= !turning
    else if (/^\[[^\]]+\]:\s*\S+/.test(bare)) drop('link')
    else if (/^(?:\{:.*\}|[-*_=]{3,}|\|?[\s:|-]*-{2,}[\s:|-]*\|?|`{3,}\w*)$/.test(bare)) drop('markup')
    else if (PAGE_NUMBER.test(bare)) {
      drop('page')
      turning = true
      fresh = lines.at(-1)?.closed ?? true
    } else {
      const callout = /^\[!\w+\][+-]?\s*(.*)$/.exec(bare)
      const heading = /^#{1,6}\s+(.*)$/.exec(bare)
      const row = /^\|(.*)\|$/.exec(bare)
      const [term = '', ...values] = row ? (row[1] ?? '').split('|').map((cell) => cell.trim()) : pairOf(bare)
      if (TOLD.test(term) && !lines.some((l) => markerAt(l.text))) {
        told.set(term.replace(/\s/g, ''), values.join('\n').replace(/<br\s*\/?>/gi, '\n'))
        drop('metadata')
        continue
      }
      const pieces = row
        ? [[term, ...values].join('　')]
        : (callout?.[1] ?? heading?.[1] ?? quoted).split(/<br\s*\/?>/i)
      const closed = Boolean(callout ?? heading ?? row)
      for (const [n, piece] of pieces.entries()) {
        const clean = plain(piece)
        if (clean.trim() === '') {
          if (pieces.length === 1) drop('markup')
          continue
        }
        const indent = /^[\s　]*/.exec(clean)?.[0] ?? ''
        const width = [...indent].reduce((sum, c) => sum + (c === '　' ? 2 : c === '\t' ? 4 : 1), 0)
        const begins = fresh || closed || n > 0 || indent.includes('　')
        lines.push({ line, text: clean.trim(), indent: width, fresh: begins, closed })
        fresh = false
        turning = false
      }
      if (closed) fresh = true
    }
  }
  return { lines: lines.filter(outsideThePage(lines, dropped)), dropped: dropped.sort((a, b) => a.line - b.line), told }
}

/** How many lines of front matter stand first; their title is told. */
function frontMatter(raw: readonly string[], told: Map<string, string>, dropped: Dropped[]): number {
  if (raw[0]?.trim() !== '---') return 0
  const end = raw.findIndex((line, i) => i > 0 && line.trim() === '---')
  if (end < 0 || end > 60) return 0
  for (const [i, line] of raw.slice(0, end + 1).entries()) {
    const title = /^title:\s*["']?(.*?)["']?\s*$/.exec(line)?.[1]
    if (title) told.set('标题', title)
    dropped.push({ line: i + 1, kind: 'front-matter', text: line.trim() })
  }
  return end + 1
}

const pairOf = (text: string): string[] => {
  const pair = /^([^:：]{2,8})[:：]\s*(.*)$/.exec(text)
  return pair ? [(pair[1] ?? '').trim(), pair[2] ?? ''] : []
}

/** Without bold, links, images, tags, bullets and escapes. The characters of the text itself all stay. */
const plain = (text: string): string =>
  text
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]+)\](?:\([^)\s]*\)|\[[^\]]*\])/g, '$1')
    .replace(/<\/?[A-Za-z][^<>]*>/g, '')
    .replace(/^(\s*)[-*+]\s+(?=\S)/, '$1')
    .replace(/(\*\*\*|\*\*|\*|__|`)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/\\([\\`*_{}[\]()#+.!>|-])/g, '$1')
    .replace(/&(nbsp|amp|lt|gt|quot);/g, (_, name: string) => ENTITY[name] ?? '')
const ENTITY: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"' }

/** Whether a line belongs to the text: lines of the page around it stand before the first clause or after the last. */
function outsideThePage(lines: readonly Line[], dropped: Dropped[]): (line: Line, i: number) => boolean {
  const marked = lines.flatMap((l, i) => (markerAt(l.text) ? [i] : []))
  const [first, last] = [marked[0] ?? lines.length, marked.at(-1) ?? -1]
  return ({ line, text }, i) => {
    const outside = (i < first || i > last) && text.length <= 80 && !/[。；]$/.test(text) && PAGE.test(text)
    if (outside) dropped.push({ line, kind: 'page', text })
    return !outside
  }
}
