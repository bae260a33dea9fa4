// How much may be said of how many candidates. The functions compute for any number; screens and files ask here first.

/** Below this, only counts are shown. */
export const FEWEST = 30
/** Below this, statistics are shown as unstable. */
export const STEADY = 100

export type Guard = 'counts-only' | 'unstable' | 'stable'

/** What `n` candidates allow to be shown. Nothing is hidden from a hundred on. */
export const guardOf = (n: number): Guard => (n < FEWEST ? 'counts-only' : n < STEADY ? 'unstable' : 'stable')
