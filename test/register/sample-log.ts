import { append, type Hash, leafHash, type ReadNode } from '#app/domain/register/merkle.ts'

/** A log in memory that counts its readings. A node that was never stored cannot be read. */
export class SampleLog {
  readonly nodes = new Map<string, Hash>()
  size = 0
  root: Hash | undefined
  readings = 0

  readonly read: ReadNode = async (level, index) => {
    this.readings++
    const hash = this.nodes.get(`${level}/${index}`)
    if (!hash) throw new Error(`no node ${level}/${index} in ${this.size}`)
    return hash
  }

  async add(entry: Uint8Array): Promise<void> {
    const { nodes, root } = await append(this.size, leafHash(entry), this.read)
    for (const { level, index, hash } of nodes) {
      if (this.nodes.has(`${level}/${index}`)) throw new Error(`node ${level}/${index} written twice`)
      this.nodes.set(`${level}/${index}`, hash)
    }
    this.size++
    this.root = root
  }

  static async of(entries: readonly Uint8Array[]): Promise<SampleLog> {
    const log = new SampleLog()
    for (const entry of entries) await log.add(entry)
    return log
  }
}

export const bytes = (hex: string): Uint8Array => Buffer.from(hex, 'hex')
export const numbered = (count: number): Uint8Array[] =>
  Array.from({ length: count }, (_, i) => Buffer.from(`entry ${i}`))
