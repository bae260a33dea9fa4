// How figures are written: shares in per cent, correlations to two places, small chances as one in so many.

import { useFormatter, useTranslations } from 'use-intl'

/** Chances below this are not told more exactly. */
const LEAST = 1e-9

export function useFigures() {
  const format = useFormatter()
  const t = useTranslations('analysis')
  const or = (value: number | null | undefined, write: (value: number) => string) =>
    value === null || value === undefined ? t('none') : write(value)
  return {
    /** 0.125 → `12.5%` */
    share: (value: number | null | undefined) =>
      or(value, (x) => format.number(x, { style: 'percent', maximumFractionDigits: 1 })),
    /** 0.3 → `0.30` */
    r: (value: number | null | undefined) =>
      or(value, (x) => format.number(x, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'negative' })),
    /** 0.02 → `0.02`; 0.0000004 → `1/2,500,000` */
    chance: (value: number | null | undefined) =>
      or(value, (x) => {
        if (x >= 0.001) return format.number(x, { maximumFractionDigits: 3 })
        const oneIn = format.number(1 / Math.max(x, LEAST), { maximumSignificantDigits: 2 })
        return x < LEAST ? `< 1/${oneIn}` : `1/${oneIn}`
      }),
    count: (value: number) => format.number(value),
    /** 12.34 → `12.3` */
    plain: (value: number | null | undefined) => or(value, (x) => format.number(x, { maximumFractionDigits: 1 })),
  }
}
