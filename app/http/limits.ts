// How often one address may do what costs or can be guessed at. In memory: a restart forgives.

import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** Points a minute for one address, before RATE_LIMIT_FACTOR. */
const PER_MINUTE = { login: 60, signup: 30, verify: 120, upload: 30, study: 600, pdf: 20 } as const
export type Limited = keyof typeof PER_MINUTE

export interface Limits {
  /** Seconds to wait, or undefined when there is room. Counts the call. */
  spend(what: Limited, who: string): Promise<number | undefined>
}

export function limitsWith(factor: number): Limits {
  const limiters = Object.fromEntries(
    Object.entries(PER_MINUTE).map(([name, points]) => [name, new RateLimiterMemory({ points: Math.ceil(points * factor), duration: 60 })]),
  ) as Record<Limited, RateLimiterMemory>
  return {
    spend: async (what, who) => {
      try {
        await limiters[what].consume(who)
        return undefined
      } catch (spent) {
        if (spent instanceof RateLimiterRes) return Math.max(1, Math.ceil(spent.msBeforeNext / 1000))
        throw spent
      }
    },
  }
}

/** The page's 429, with the seconds to wait. */
export const tooMany = (seconds: number): Response =>
  new Response('too-many', { status: 429, headers: { 'retry-after': String(seconds) } })
