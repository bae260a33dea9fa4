// Where the boxes and lines of a decision flow stand: layers by the longest way from the start, each layer centred, long
// lines led through lanes of their own, so that no box meets a box and no line crosses one. Pure: the server draws it.

import { wrap } from './flow-text.ts'

export interface FlowStep {
  readonly id: string
  /** The question, or what is decided at the end. */
  readonly text: string
  /** A second text in smaller letters: the article. */
  readonly note?: string | undefined
  /** Where its answers lead; null at an end. */
  readonly next: { readonly yes: string; readonly no: string } | null
}
export interface Box {
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Its text line by line, `y` at the foot of the letters. */
  readonly lines: readonly { readonly text: string; readonly y: number; readonly small: boolean }[]
  readonly asks: boolean
}
export interface Line {
  readonly from: string
  readonly to: string
  readonly answer: 'yes' | 'no'
  /** Corners from the box above to the box below: [x, y]. Between two corners at different x it bends smoothly. */
  readonly points: readonly (readonly [number, number])[]
  readonly label: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' }
}
export interface Layout {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly lines: readonly Line[]
}

/** In pixels at the letters' natural size: two boxes beside each other fit a phone. */
const [WIDTH, GAP, LANE] = [154, 16, 14]
export const [FONT, NOTE_FONT] = [14, 12] as const
const [LINE_HEIGHT, NOTE_HEIGHT] = [20, 17]
const [PAD, STUB, BEND, HEAD] = [10, 20, 26, 8]
/** How far from the middle of a box its two lines leave it. */
const PORT = 26

/** A place in a layer: a step, or the lane of a line that passes. */
interface Place {
  readonly step: FlowStep | undefined
  readonly key: string
}

/** Lays out steps of which the first is the start. Steps that cannot be reached, and lines to nowhere, are left out. */
export function layoutOf(steps: readonly FlowStep[]): Layout {
  const known = new Map(steps.map((step) => [step.id, step]))
  const depth = depthsOf(steps, known)
  const reached = steps.filter((step) => depth.has(step.id))
  const edges = reached.flatMap(({ id, next }) =>
    (['yes', 'no'] as const).flatMap((answer) => {
      const to = next?.[answer]
      return to !== undefined && (depth.get(to) ?? -1) > (depth.get(id) ?? 0) ? [{ from: id, to, answer }] : []
    }),
  )
  const depthOf = (id: string) => depth.get(id) ?? 0
  const layers: Place[][] = []
  const put = (at: number, place: Place) => {
    while (layers.length <= at) layers.push([])
    layers[at]?.push(place)
  }
  for (const step of reached) put(depthOf(step.id), { step, key: step.id })
  const lanesOf = ({ from, to, answer }: (typeof edges)[number]) => {
    const keys = Array.from({ length: depthOf(to) - depthOf(from) - 1 }, (_, i) => `${from} ${answer} ${i}`)
    return [from, ...keys, to]
  }
  const chains = edges.map(lanesOf)
  chains.forEach((chain, i) => {
    const from = depthOf(edges[i]?.from ?? '')
    chain.slice(1, -1).forEach((key, j) => {
      put(from + 1 + j, { step: undefined, key })
    })
  })
  order(layers, chains)

  const size = new Map(reached.map((step) => [step.id, boxOf(step)]))
  const widthOf = (place: Place) => (place.step ? WIDTH : LANE)
  const widths = layers.map((layer) => layer.reduce((sum, p) => sum + widthOf(p), 0) + GAP * (layer.length - 1))
  const width = Math.max(0, ...widths)
  const centre = new Map<string, number>()
  const tops: number[] = []
  const bottoms: number[] = []
  const boxes: Box[] = []
  let y = 1
  layers.forEach((layer, i) => {
    let x = (width - (widths[i] ?? 0)) / 2
    let bottom = y
    for (const place of layer) {
      centre.set(place.key, x + widthOf(place) / 2)
      const box = place.step && size.get(place.step.id)
      if (box) {
        boxes.push({ ...box, x, y, lines: box.lines.map((line) => ({ ...line, y: y + line.y })) })
        bottom = Math.max(bottom, y + box.height)
      }
      x += widthOf(place) + GAP
    }
    tops.push(y)
    bottoms.push(bottom)
    y = bottom + STUB + BEND + HEAD
  })
  const lines = edges.map((edge, i): Line => {
    const chain = chains[i] ?? []
    const at = depthOf(edge.from)
    const other = edge.answer === 'yes' ? 'no' : 'yes'
    const [mine, theirs] = [edge, edges.find((e) => e.from === edge.from && e.answer === other)].map(
      (e) => (e && centre.get(chains[edges.indexOf(e)]?.[1] ?? '')) ?? 0,
    ) as [number, number]
    const left = mine < theirs || (mine === theirs && edge.answer === 'yes')
    const box = boxes.find((b) => b.id === edge.from)
    const x = (centre.get(edge.from) ?? 0) + (left ? -PORT : PORT)
    const foot = (box?.y ?? 0) + (box?.height ?? 0)
    const points: [number, number][] = [[x, foot]]
    chain.slice(1).forEach((key, j) => {
      const to = centre.get(key) ?? 0
      points.push([points.at(-1)?.[0] ?? x, (bottoms[at + j] ?? 0) + STUB], [to, tops[at + j + 1] ?? 0])
    })
    const label = { x: left ? x + 6 : x - 6, y: foot + 15, anchor: left ? ('start' as const) : ('end' as const) }
    return { ...edge, points, label }
  })
  return { width, height: (bottoms.at(-1) ?? 0) + 1, boxes, lines }
}

/** The longest way from the start to each step that is reached; ways that turn in a circle are cut. */
function depthsOf(steps: readonly FlowStep[], known: ReadonlyMap<string, FlowStep>): Map<string, number> {
  const depth = new Map<string, number>()
  const walk = (id: string, at: number, path: readonly string[]) => {
    const step = known.get(id)
    if (!step || path.includes(id) || (depth.get(id) ?? -1) >= at) return
    depth.set(id, at)
    for (const to of step.next ? [step.next.yes, step.next.no] : []) walk(to, at + 1, [...path, id])
  }
  if (steps[0]) walk(steps[0].id, 0, [])
  return depth
}

/** Orders each layer by the middle of what leads to its places, then by what they lead to: fewer lines cross. */
function order(layers: Place[][], chains: readonly (readonly string[])[]): void {
  const links = chains.flatMap((chain) => chain.slice(1).map((to, i) => [chain[i] ?? '', to] as const))
  const sweep = (at: number, beside: number, ends: 0 | 1) => {
    const [layer, other] = [layers[at], layers[beside]]
    if (!layer || !other) return
    const place = new Map(other.map((p, i) => [p.key, i]))
    const middle = new Map(
      layer.map(({ key }, i) => {
        const near = links.flatMap((link) => (link[ends] === key ? (place.get(link[1 - ends] ?? '') ?? []) : []))
        return [key, near.length > 0 ? near.reduce((sum, n) => sum + n, 0) / near.length : i]
      }),
    )
    layer.sort((a, b) => (middle.get(a.key) ?? 0) - (middle.get(b.key) ?? 0))
  }
  for (let i = 1; i < layers.length; i++) sweep(i, i - 1, 1)
  for (let i = layers.length - 2; i > 0; i--) sweep(i, i + 1, 0)
  for (let i = 1; i < layers.length; i++) sweep(i, i - 1, 1)
}

function boxOf(step: FlowStep): Box {
  let y = PAD
  const lined = (text: string, font: number, height: number) =>
    wrap(text, (WIDTH - 2 * PAD) / font).map((line) => {
      y += height
      return { text: line, y: y - 5, small: font === NOTE_FONT }
    })
  const lines = [...lined(step.text, FONT, LINE_HEIGHT), ...lined(step.note ?? '', NOTE_FONT, NOTE_HEIGHT)]
  return { id: step.id, x: 0, y: 0, width: WIDTH, height: y + PAD, lines, asks: step.next !== null }
}
