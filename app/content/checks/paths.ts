// Ways through a flow or a branching case: they lead to what is there, reach everything, and never turn in a circle.

export interface Edge {
  readonly from: string
  readonly to: string
  readonly line: number
  /** The attribute that names the way, for the fault's sentence. */
  readonly label: string
}
interface Node {
  readonly id: string
  readonly line: number
}

/** @param what what the nodes are called; the first of them is the start */
export function edgeFaults(
  what: string,
  nodes: readonly Node[],
  edges: readonly Edge[],
): { line: number; what: string }[] {
  const ids = new Set(nodes.map((node) => node.id))
  const lost = edges.filter((edge) => edge.to !== '' && !ids.has(edge.to))
  if (lost.length > 0)
    return lost.map(({ to, label, line }) => ({ line, what: `${label}="${to}": there is no such ${what}` }))
  const start = nodes[0]
  if (!start) return []
  const next = (id: string) => edges.filter((edge) => edge.from === id).map((edge) => edge.to)
  const reached = new Set<string>()
  const looping = new Set<string>()
  const walk = (id: string, path: readonly string[]) => {
    if (path.includes(id)) looping.add(id)
    if (reached.has(id)) return
    reached.add(id)
    for (const to of next(id)) walk(to, [...path, id])
  }
  walk(start.id, [])
  return nodes.flatMap(({ id, line }) => {
    if (id === '') return []
    if (looping.has(id)) return [{ line, what: `the way leads back to ${what} ${id}: no loop` }]
    return reached.has(id) ? [] : [{ line, what: `no way leads to ${what} ${id}` }]
  })
}
