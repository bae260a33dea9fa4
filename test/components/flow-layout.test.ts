// A flow as it is drawn: no box on a box, no line through a box, every line down from its question to its answer.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Box, type FlowStep, layoutOf, type Line } from '#app/ui/lesson/flow-layout.ts'
import { widthOf, wrap } from '#app/ui/lesson/flow-text.ts'

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** Points along a line as it is drawn: straight down, or bending from one height to another. */
function drawn({ points }: Line): [number, number][] {
  return points.slice(1).flatMap(([x1, y1], i): [number, number][] => {
    const [x0, y0] = points[i] ?? [x1, y1]
    return Array.from({ length: 21 }, (_, n) => {
      const t = n / 20
      const bend = t * t * (3 - 2 * t)
      const half = 3 * (1 - t) ** 2 * t * 0.5 + 3 * (1 - t) * t * t * 0.5 + t ** 3
      return x0 === x1 ? [x0, y0 + (y1 - y0) * t] : [x0 + (x1 - x0) * bend, y0 + (y1 - y0) * half]
    })
  })
}
const through = (box: Box, [x, y]: [number, number]) =>
  x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height

/** Questions that lead to later steps, and ends: 3 to 9 steps, any texts. */
const flows = fc.integer({ min: 3, max: 9 }).chain((size) =>
  fc.tuple(
    ...Array.from({ length: size }, (_, i) =>
      fc
        .tuple(
          fc.nat(),
          fc.nat(),
          fc.boolean(),
          fc.string({ unit: fc.constantFrom('审', '核', '，', 'a', '5', ' '), maxLength: 60 }),
        )
        .map(([yes, no, asks, text]): FlowStep => {
          const left = size - 1 - i
          const next = asks && left >= 2 ? { yes: `s${i + 1 + (yes % left)}`, no: `s${i + 1 + (no % left)}` } : null
          return { id: `s${i}`, text: text || '步', next, ...(next ? {} : { note: '53号文 三（一）1' }) }
        }),
    ),
  ),
)

describe('a flow as it is laid out', () => {
  it('keeps boxes apart, lines out of boxes, and everything on the sheet', () => {
    fc.assert(
      fc.property(flows, (steps) => {
        const { boxes, lines, width, height } = layoutOf(steps)
        boxes.forEach((a, i) => {
          expect(boxes.slice(i + 1).filter((b) => overlap(a, b))).toEqual([])
          expect(a.x >= 0 && a.x + a.width <= width && a.y >= 0 && a.y + a.height <= height).toBe(true)
        })
        for (const line of lines) {
          const path = drawn(line)
          expect(boxes.filter((box) => path.some((point) => through(box, point)))).toEqual([])
          const [from, to] = [boxes.find((b) => b.id === line.from), boxes.find((b) => b.id === line.to)]
          expect(path[0]?.[1]).toBe((from?.y ?? 0) + (from?.height ?? 0))
          expect(path.at(-1)).toEqual([(to?.x ?? 0) + (to?.width ?? 0) / 2, to?.y])
          expect(boxes.some((box) => through(box, [line.label.x, line.label.y]))).toBe(false)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('draws every step that is reached, and both lines of every question', () => {
    fc.assert(
      fc.property(flows, (steps) => {
        const reached = new Set<string>()
        const walk = (id: string) => {
          if (reached.has(id)) return
          reached.add(id)
          const { next } = steps.find((s) => s.id === id) ?? { next: null }
          for (const to of next ? [next.yes, next.no] : []) walk(to)
        }
        walk('s0')
        const { boxes, lines } = layoutOf(steps)
        expect(new Set(boxes.map((b) => b.id))).toEqual(reached)
        expect(lines).toHaveLength(2 * boxes.filter((b) => b.asks).length)
      }),
    )
  })

  it('fits a phone when each question has one way out', () => {
    const steps: FlowStep[] = [
      { id: 'a', text: '是否看完全部内容？', next: { yes: 'b', no: 'x' } },
      { id: 'b', text: '是否一致通过？', next: { yes: 'c', no: 'y' } },
      { id: 'c', text: '送内容管理负责人', next: null },
      { id: 'x', text: '看完再说', next: null },
      { id: 'y', text: '改后重审', next: null },
    ]
    const { width, boxes } = layoutOf(steps)
    expect(width).toBeLessThanOrEqual(328)
    const at = (id: string) => boxes.find((b) => b.id === id)
    // Yes to the left, no to the right, as the steps are written.
    expect(at('b')?.x).toBeLessThan(at('x')?.x ?? 0)
  })

  it('ends with what cannot be: a loop and a way to nowhere are left out', () => {
    const { boxes, lines } = layoutOf([
      { id: 'a', text: '甲', next: { yes: 'b', no: 'nowhere' } },
      { id: 'b', text: '乙', next: { yes: 'a', no: 'c' } },
      { id: 'c', text: '丙', next: null },
    ])
    expect(boxes.map((b) => b.id)).toEqual(['a', 'b', 'c'])
    expect(lines.map((l) => `${l.from}${l.to}`)).toEqual(['ab', 'bc'])
    expect(layoutOf([])).toEqual({ width: 0, height: 1, boxes: [], lines: [] })
  })
})

describe('text in lines', () => {
  it.each([
    ['审核员看完全部内容', 4, ['审核员看', '完全部内', '容']],
    ['先审，后播', 2, ['先审，', '后播']],
    ['他说（先审）', 3, ['他说', '（先审）']],
    ['自2026-01-01起施行', 7, ['自2026-01-01', '起施行']],
    ['', 5, []],
  ] as const)('“%s” in %i letters', (text, most, lines) => expect(wrap(text, most)).toEqual(lines))
  it('never lose a letter, and hang over by marks alone', () => {
    const texts = fc.string({
      unit: fc.constantFrom('审', '核', '。', '，', '（', '）', 'a', 'B', '7', ' '),
      maxLength: 80,
    })
    fc.assert(
      fc.property(texts, fc.integer({ min: 3, max: 12 }), (text, most) => {
        const lines = wrap(text, most)
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const line of lines) expect(widthOf(line.replace(/[\s，。）]+$/, ''))).toBeLessThanOrEqual(most + 0.01)
      }),
    )
  })
})
