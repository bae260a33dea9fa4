// Folders and files under /content. Whatever cannot be read is noted as a fault and left out; nothing throws.

import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import {
  MAX_BYTES,
  parseYaml,
  shape,
  splitFrontMatter,
  type Fault,
  type Origin,
  type Path,
} from '#app/content/source.ts'

/** A value, the file it came from, and where it stands in it. */
export interface Found<T> {
  readonly value: T
  readonly origin: Origin
  readonly path: Path
}
export interface Entry {
  readonly name: string
  readonly folder: boolean
}

export class Files {
  readonly faults: Fault[] = []

  /** @param root the project's folder: paths are relative to it */
  constructor(private readonly root: string) {}

  fault(file: string, what: string) {
    this.faults.push({ file, line: 1, what })
  }

  unknown(folder: string, entry: Entry) {
    this.fault(`${folder}/${entry.name}`, `unknown ${entry.folder ? 'folder' : 'file'} in ${folder}`)
  }

  /** A folder's entries in name order, without its README. A missing folder is a fault and empty; links are faults. */
  async list(folder: string): Promise<Entry[]> {
    try {
      const entries = await readdir(join(this.root, folder), { withFileTypes: true })
      const usable = entries.filter((e) => e.isFile() || e.isDirectory())
      for (const e of entries) if (!usable.includes(e)) this.fault(`${folder}/${e.name}`, 'neither a file nor a folder')
      return usable
        .filter((e) => e.isDirectory() || e.name !== 'README.md')
        .map((e) => ({ name: e.name, folder: e.isDirectory() }))
        .sort((a, b) => (a.name < b.name ? -1 : 1))
    } catch {
      this.fault(folder, 'this folder is missing')
      return []
    }
  }

  /** Names of the folders in a folder; files and names that are not known are faults. */
  async folders(folder: string, known: (name: string) => boolean = () => true): Promise<string[]> {
    const entries = await this.list(folder)
    for (const e of entries) if (!e.folder || !known(e.name)) this.unknown(folder, e)
    return entries.filter((e) => e.folder && known(e.name)).map((e) => e.name)
  }

  /** A file's text; undefined, with a fault, when it is too large or not UTF-8. */
  async text(file: string): Promise<string | undefined> {
    const path = join(this.root, file)
    try {
      if ((await stat(path)).size > MAX_BYTES) {
        this.fault(file, `larger than ${MAX_BYTES} bytes`)
        return undefined
      }
      return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path)).replaceAll('\r\n', '\n')
    } catch (error) {
      this.fault(file, error instanceof TypeError ? 'not UTF-8 text' : 'cannot be read')
      return undefined
    }
  }

  /** A YAML file brought into shape; undefined, with faults, when it is not so shaped. */
  async yaml<S extends z.ZodType>(file: string, as: S): Promise<Found<z.output<S>> | undefined> {
    const text = await this.text(file)
    return text === undefined ? undefined : this.shaped(file, text, 1, as)
  }

  /** A file with front matter, in its two parts; undefined, with a fault, when it has none. */
  async parts(file: string) {
    const text = await this.text(file)
    if (text === undefined) return undefined
    const parts = splitFrontMatter(text)
    if (!parts) this.fault(file, 'no front matter between two lines of ---')
    return parts
  }

  /** YAML text brought into shape. `firstLine` is the line of the file on which the text starts. */
  shaped<S extends z.ZodType>(file: string, text: string, firstLine: number, as: S): Found<z.output<S>> | undefined {
    const parsed = parseYaml(file, text, firstLine)
    this.faults.push(...parsed.faults)
    if (parsed.value === undefined) return undefined
    const shaped = shape(as, parsed)
    this.faults.push(...shaped.faults)
    return shaped.value === undefined ? undefined : { value: shaped.value, origin: parsed.origin, path: [] }
  }
}
