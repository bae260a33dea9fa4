import { describe, expect, it } from 'vitest'
import { decodeText, MOST_BYTES } from '#app/domain/regulation/decode.ts'
import { matchDigests } from '#app/domain/regulation/digests.ts'
import { dayIn } from '#app/domain/regulation/frame.ts'
import { splitText } from '#app/domain/regulation/split.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
/** 第一条 样片应当登记。 as older Chinese systems write it. */
const GB = Uint8Array.from([
  0xb5, 0xda, 0xd2, 0xbb, 0xcc, 0xf5, 0x20, 0xd1, 0xf9, 0xc6, 0xac, 0xd3, 0xa6, 0xb5, 0xb1, 0xb5, 0xc7, 0xbc, 0xc7,
  0xa1, 0xa3,
])

describe('a file', () => {
  it.each([
    ['UTF-8', utf8('第一条 样片应当登记。'), 'utf-8'],
    ['UTF-8 with a mark', utf8('\uFEFF第一条 样片应当登记。'), 'utf-8'],
    ['GB18030', GB, 'gb18030'],
    ['UTF-16 of a Windows editor', Uint8Array.from(Buffer.from('\uFEFF第一条 样片应当登记。', 'utf16le')), 'utf-16le'],
  ] as const)('in %s is read', (_, bytes, encoding) =>
    expect(decodeText(bytes)).toEqual({ ok: true, value: { text: '第一条 样片应当登记。', encoding } }),
  )
  it.each([
    ['nothing', new Uint8Array(), 'file-empty'],
    ['too much', new Uint8Array(MOST_BYTES + 1).fill(0x20), 'file-too-large'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]), 'file-not-text'],
    ['a document of a word processor', Uint8Array.from([0x50, 0x4b, 3, 4, 0x14, 0, 6, 0]), 'file-not-text'],
    [
      'Latin letters of another encoding',
      Uint8Array.from([0xe9, 0x74, 0xe9, 0x20, 0xe0, 0x20, 0x6c, 0x61]),
      'file-not-text',
    ],
  ] as const)('with %s is refused', (_, bytes, refusal) =>
    expect(decodeText(bytes)).toMatchObject({ ok: false, refusal }),
  )
})

describe('a date', () => {
  it.each([
    ['二〇一二年七月六日', '2012-07-06'],
    ['二○三一年十二月三十一日', '2031-12-31'],
    ['2012年7月6日', '2012-07-06'],
    ['2012 年 7 月 16 日', '2012-07-16'],
    ['于2012-07-06发布', '2012-07-06'],
    ['2012年2月30日', undefined],
    ['N/A', undefined],
  ])('in %s is %s', (text, day) => expect(dayIn(text)).toBe(day))
})

describe('digests', () => {
  const read = splitText('第一条 甲应当登记。\n第二条 下列不登记：\n（一）乙；\n（二）丙。\n第三条 丁。\n第四条 戊。')
  const parts = read.ok ? read.value.parts : []
  it('find their clause by how it is cited or by its anchor, with what stands below it', () => {
    const { texts, withoutText, withoutDigest } = matchDigests(parts, [
      { id: 'first', clause: '第一条' },
      { id: 'art-2', clause: '另有说法' },
      { id: 'art-2-2', clause: '第二条（二）' },
      { id: 'art-9', clause: '第九条' },
    ])
    expect([...texts].map(([id, of]) => [id, of.map(({ clause }) => clause)])).toEqual([
      ['first', ['第一条']],
      ['art-2', ['第二条', '第二条（一）']],
      ['art-2-2', ['第二条（二）']],
    ])
    expect([withoutText.map(({ id }) => id), withoutDigest.map(({ clause }) => clause)]).toEqual([
      ['art-9'],
      ['第三条', '第四条'],
    ])
  })
})
