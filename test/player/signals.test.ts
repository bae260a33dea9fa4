import { describe, expect, it } from 'vitest'
import { countsAsLeft, gathered, networkOf, readSignals, type Noticed } from '#app/domain/exam/signals.ts'

describe('signals', () => {
  it('of one kind are one entry with a count and the time away', () => {
    const noticed = [{ signal: 'window-left', ms: 3000.4 }, { signal: 'paste' }, { signal: 'window-left', ms: 5000 }] as const
    expect(noticed.reduce<readonly Noticed[]>(gathered, [])).toEqual([{ signal: 'paste', count: 1, ms: 0 }, { signal: 'window-left', count: 2, ms: 8000 }])
  })
  it('do not speak of a window that came straight back', () => expect([1999, 2000].map(countsAsLeft)).toEqual([false, true]))
  it('are read as our page sends them', () => {
    expect(readSignals([])).toMatchObject({ ok: true })
    expect(readSignals([{ signal: 'paste', count: 2 }])).toMatchObject({ value: [{ signal: 'paste', count: 2, ms: 0 }] })
  })
  it.each([
    ['no list', { signal: 'paste', count: 1 }],
    ['a kind that is the server’s own', [{ signal: 'address-changed', count: 1 }]],
    ['one kind twice', [{ signal: 'paste', count: 1 }, { signal: 'paste', count: 1 }]],
    ['nothing counted', [{ signal: 'paste', count: 0 }]],
    ['a wild count', [{ signal: 'paste', count: 1e9 }]],
    ['half a millisecond', [{ signal: 'window-left', count: 1, ms: 0.5 }]],
    ['no object', ['paste']],
    ['null', [null]],
  ])('are refused as %s', (_, sent) => expect(readSignals(sent)).toMatchObject({ refusal: 'signals-malformed' }))

  it.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:0042:1::9', '2001:db8:42::/48'],
    ['2001:DB8::1', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['unknown', null],
    ['2001:db8:1', null],
  ])('keep of the address %s only the network %s', (address, network) => expect(networkOf(address)).toBe(network))
})
