// argon2id costs about 40 ms of a core each: a bound on how many run at once keeps a log-in rush from starving the exam.

import { hash, verify } from '@node-rs/argon2'

export interface Passwords {
  hash(password: string): Promise<string>
  /** False for a wrong password. A person who is not there is checked against a decoy, so that both take the same time. */
  matches(stored: string | undefined, password: string): Promise<boolean>
}

/** OWASP's second choice for argon2id: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** @param atOnce how many hashes may run at the same time; the rest wait their turn */
export function passwordsWith(atOnce: number): Passwords {
  let running = 0
  const waiting: (() => void)[] = []
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) await new Promise<void>((go) => waiting.push(go))
    else running++
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
  let decoy: Promise<string> | undefined
  return {
    hash: (password) => inTurn(() => hash(password, COST)),
    matches: async (stored, password) => {
      decoy ??= hash('nobody has this password', COST)
      const against = stored ?? (await decoy)
      const same = await inTurn(() => verify(against, password))
      return stored !== undefined && same
    },
  }
}
