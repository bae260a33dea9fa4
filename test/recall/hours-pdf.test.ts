import { createTranslator } from 'use-intl'
import { describe, expect, it } from 'vitest'
import type { Day, Instant } from '#app/domain/instant.ts'
import { qrOf } from '#app/services/hours-certificate.ts'
import { hoursPdf, unprintable } from '#app/services/hours-pdf.ts'
import { sheetOf, type Stated } from '#app/ui/recall/hours-sheet.ts'
import type { Language } from '#app/words/language.ts'
import en from '#app/words/en/index.ts'
import zh from '#app/words/zh-CN/index.ts'
import { readPdf } from './pdf-text.ts'

const ISSUED = '2026-03-02T02:42:00.000Z' as Instant
const stated: Stated = {
  name: '陈一心',
  documentMasked: 'E****1234',
  from: '2026-01-08' as Day,
  to: '2026-02-28' as Day,
  seconds: 24 * 45 * 60 + 300,
  minutesPerHour: 45,
  modules: [
    { module: 'filing', title: '备案、标注与审核档案', titleEn: 'Filing, labelling and review records', seconds: 4000 },
    { module: 'licensing', title: '准入与许可', titleEn: 'Admission and licences', seconds: 5000 },
  ],
  done: 42,
  of: 50,
  code: '7KQM-2XWD-9HTU',
  issuedAt: ISSUED,
  address: 'https://here.example/hours/7KQM-2XWD-9HTU',
  qr: qrOf('https://here.example/hours/7KQM-2XWD-9HTU'),
}
const sheet = (more: Partial<Stated> = {}, language: Language = 'zh-CN') => {
  const t = createTranslator({
    locale: language,
    messages: (language === 'en' ? en : zh) as never,
    namespace: 'recall.hours' as never,
    timeZone: 'Asia/Shanghai',
  })
  const of = { ...stated, ...more }
  return sheetOf((key, values) => t(key as never, values as never), language, of, unprintable([of.name]))
}

describe('a certificate of study hours as a PDF', () => {
  it('is one page with its fonts in it, and reads as what it states', async () => {
    const bytes = await hoursPdf(sheet(), ISSUED)
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    const { pages, embedded, text } = readPdf(bytes)
    expect(pages).toBe(1)
    expect(embedded.map((name) => name.replace(/^.*\+/, '')).sort()).toEqual([
      'NotoSerifSC-Bold',
      'NotoSerifSC-Regular',
    ])
    for (const said of [
      '学时证明',
      '不是审核员证书，不证明考核合格',
      '陈一心自 2026 年 1 月 8 日至 2026 年 2 月 28 日',
      '24.1 学时（1,085 分钟）',
      'E****1234',
      '1 学时为 45 分钟（本机构规定）',
      '42 / 50',
      '2026-03-02 10:42（北京时间）',
      '备案、标注与审核档案66 分钟',
      '7KQM-2XWD-9HTU',
      'https://here.example/hours/7KQM-2XWD-9HTU',
    ])
      expect(text.replace(/\s/g, '')).toContain(said.replace(/\s/g, ''))
  })
  it('is the same, byte by byte, for the same sheet, and has nothing of the time it was drawn', async () => {
    const [one, two] = [await hoursPdf(sheet(), ISSUED), await hoursPdf(sheet(), ISSUED)]
    expect(one.equals(two)).toBe(true)
    expect(one.toString('latin1')).toContain('<xmp:CreateDate>2026-03-02T02:42:00Z</xmp:CreateDate>')
    expect(one.toString('latin1')).not.toContain(new Date().toISOString().slice(0, 10))
    expect((await hoursPdf(sheet({ name: '陈二心' }), ISSUED)).equals(one)).toBe(false)
  })
  it('leaves the document number out of a stranger’s copy', async () => {
    const { text } = readPdf(await hoursPdf(sheet({ documentMasked: null }), ISSUED))
    expect(text).not.toContain('E****')
    expect(text).not.toContain('证件')
  })
  it('stays on one page with the longest name, every module and English words', async () => {
    const modules = Array.from({ length: 11 }, (_, i) => ({
      module: `m${i}`,
      title: '微短剧分类分层与专项治理'.repeat(2),
      titleEn: 'The profession, ethics and liability, review before release and records',
      seconds: 360_000,
    }))
    for (const language of ['zh-CN', 'en'] as const) {
      const { pages, text, lines } = readPdf(
        await hoursPdf(sheet({ name: `阿${'𠮷'.repeat(29)}·${'依'.repeat(29)}`, modules }, language), ISSUED),
      )
      expect(pages).toBe(1)
      expect(text).toContain('7KQM-2XWD-9HTU')
      // The block of the code stands from 60 to 152 points above the lower edge; nothing else may run into it.
      const block = lines.findIndex((line) => /^(核验码|Check code)$/.test(line.text))
      expect(block).toBeGreaterThan(20)
      for (const line of lines.slice(0, block)) expect(line.y, line.text).toBeGreaterThan(152)
      for (const line of lines.slice(block)) expect(line.y, line.text).toBeGreaterThan(60)
    }
  })
  it('prints a stand-in for a character that the font lacks, and says which it is', async () => {
    expect(unprintable(['𠮷野'])).toEqual(['U+20BB7'])
    expect(unprintable(['阿依古丽·麦麦提', '〇', 'Zoë O’Neil'])).toEqual([])
    const { text } = readPdf(await hoursPdf(sheet({ name: '𠮷野明' }), ISSUED))
    expect(text).toContain('〓野明')
    expect(text).toContain('以“〓”代替：U+20BB7')
    expect(text).not.toContain('?')
  })
  it('says nothing in the name of the state', async () => {
    const { text } = readPdf(await hoursPdf(sheet(), ISSUED))
    for (const word of ['中华', '中国', '国家', '全国', '职业资格', '人员资格']) expect(text).not.toContain(word)
  })
})
