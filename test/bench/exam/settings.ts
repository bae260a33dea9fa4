// What the exam benchmark is asked for on the command line, and how it tells figures.

export interface Settings {
  /** How many candidates sit at the same time. */
  readonly candidates: number
  /** Minutes of one save each six seconds; 0 leaves that part out. */
  readonly minutes: number
  /** Whether the server is killed and the network played with, instead of being measured. */
  readonly faults: boolean
  /** Seconds of each turn of the comparison with the bare limit; 0 leaves that part out. */
  readonly turn: number
  /** Where a CPU profile of the server is put. */
  readonly profile: string | undefined
}

const USAGE = `npm run bench exam -- [--candidates N] [--minutes M] [--faults] [--turn SECONDS] [--profile FOLDER]
  --candidates  how many sit at the same time (1000; with --faults 200)
  --minutes     how long each of them saves an answer every six seconds (3; 0 leaves this part out)
  --faults      kills the server five times, drops connections, sends again and out of order
  --turn        seconds of each of the eight turns against the bare limit (5; 0 leaves this part out)
  --profile     a folder for a CPU profile of the server`

/** @throws Error with the usage for a word that is not known or a number out of bounds */
export function settingsFrom(words: readonly string[]): Settings {
  const faults = words.includes('--faults')
  const given = new Map<string, string>()
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string
    if (word === '--faults') continue
    const value = words[i + 1]
    if (!['--candidates', '--minutes', '--turn', '--profile'].includes(word) || value === undefined) throw new Error(USAGE)
    given.set(word, value)
    i++
  }
  const number = (name: string, otherwise: number, low: number, high: number): number => {
    const value = Number(given.get(name) ?? otherwise)
    if (!(value >= low && value <= high)) throw new Error(`${name} is a number from ${low} to ${high}.\n\n${USAGE}`)
    return value
  }
  return {
    faults,
    candidates: Math.round(number('--candidates', faults ? 200 : 1000, 1, 5000)),
    minutes: number('--minutes', 3, 0, 30),
    turn: number('--turn', 5, 0, 60),
    profile: given.get('--profile'),
  }
}

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, Math.max(0, ms)))

/** Milliseconds, kept to be told by rank. */
export class Times {
  readonly #all: number[] = []
  add(ms: number): void {
    this.#all.push(ms)
  }
  get count(): number {
    return this.#all.length
  }
  /** The value below which a share of them lies; 0 of none. */
  at(share: number): number {
    const sorted = [...this.#all].sort((a, b) => a - b)
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  }
  told(): string {
    return `p50 ${this.at(0.5).toFixed(1)} ms · p99 ${this.at(0.99).toFixed(1)} ms · longest ${this.at(1).toFixed(1)} ms (${this.#all.length})`
  }
}

export const line = (name: string, what: string): void => console.log(`  ${name.padEnd(34)} ${what}`)

/** A goal and whether it was met: told, and never dressed up. */
export const goal = (name: string, value: string, met: boolean): void => line(name, `${value} ${met ? '· met' : '· NOT MET'}`)

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
