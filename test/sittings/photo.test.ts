import { deflateSync, crc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { PHOTO, readPhoto } from '#app/domain/exam/photo.ts'
import { jpeg, png } from './pictures.ts'

describe('a photo', () => {
  it.each([
    ['a PNG of the least size', png(90, 120), true],
    ['a JPEG of the least size', jpeg(90, 120), true],
    ['a one-inch photo', jpeg(295, 413), true],
    ['a two-inch photo', png(413, 531), true],
    ['a smaller one', png(89, 120), 'photo-size'],
    ['a huge one', png(3000, 4001), 'photo-size'],
    ['one that lies on its side', jpeg(413, 295), 'photo-ratio'],
    ['a square one', png(300, 300), 'photo-ratio'],
    ['a strip', png(100, 300), 'photo-ratio'],
    ['nothing', new Uint8Array(), 'photo-missing'],
    ['a PDF', new TextEncoder().encode('%PDF-1.7 …'), 'photo-kind'],
    ['an animated picture', new TextEncoder().encode('GIF89a…'), 'photo-kind'],
    ['one over a megabyte', new Uint8Array(PHOTO.maxBytes + 1), 'photo-too-large'],
    ['a JPEG cut short', jpeg(295, 413).subarray(0, -2), 'photo-broken'],
    ['a PNG cut short', png(295, 413).subarray(0, -1), 'photo-broken'],
    ['a JPEG head alone', Uint8Array.of(0xff, 0xd8, 0xff), 'photo-broken'],
    ['a JPEG whose segment runs past its end', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0), 'photo-broken'],
    ['a PNG without its first chunk', png(295, 413).subarray(0, 8), 'photo-broken'],
  ])('%s', (_, bytes, outcome) => {
    const read = readPhoto(bytes)
    expect(read.ok || read.refusal).toBe(outcome)
  })

  it('is kept without the notes a camera writes into it, and otherwise as it was', () => {
    const secret = new TextEncoder().encode('Exif\0\0GPS 31.2 121.5')
    const noted = jpeg(295, 413, [[0xe1, secret], [0xfe, secret], [0xe2, new TextEncoder().encode('ICC')]])
    const kept = readPhoto(noted)
    if (!kept.ok) throw new Error(kept.refusal)
    expect(kept.value).toMatchObject({ mime: 'image/jpeg', width: 295, height: 413 })
    expect(Buffer.from(kept.value.bytes).includes('GPS')).toBe(false)
    expect(Buffer.from(kept.value.bytes).includes('ICC')).toBe(true)
    const plain = readPhoto(jpeg(295, 413))
    expect(plain.ok && Buffer.from(plain.value.bytes)).toEqual(Buffer.from(jpeg(295, 413)))

    const text = Buffer.from('tEXtGPS\x0031.2')
    const length = Buffer.alloc(4)
    length.writeUInt32BE(text.length - 4)
    const check = Buffer.alloc(4)
    check.writeUInt32BE(crc32(text))
    const whole = Buffer.from(png(295, 413))
    const withText = Buffer.concat([whole.subarray(0, 33), length, text, check, whole.subarray(33)])
    const read = readPhoto(withText)
    expect(read.ok && Buffer.from(read.value.bytes)).toEqual(whole)
  })

  it('ends where the picture ends: what was hung on behind is not kept', () => {
    const behind = readPhoto(Buffer.concat([jpeg(295, 413), deflateSync('hung on behind')]))
    expect(behind.ok && behind.value.bytes.length).toBe(jpeg(295, 413).length)
  })
})
