import { Link } from '@remix-run/react'
import { type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'

/** The drawing's own measure: small, so that its words stay readable on a phone. */
export const WIDTH = 400
export const HEIGHT = 232
/** Where values are drawn. */
export const PLOT = { left: 52, right: 380, top: 16, bottom: 186 } as const

export const across = (share: number): number => PLOT.left + share * (PLOT.right - PLOT.left)
export const up = (share: number): number => PLOT.bottom - share * (PLOT.bottom - PLOT.top)

export interface Tick {
  /** From 0 to 1 along the axis. */
  readonly at: number
  readonly label: string
}

interface ChartProps {
  readonly title: string
  readonly about: ReactNode
  /** The drawing's inside, in the measure above. */
  readonly children: ReactNode
  /** The same numbers as a table; absent where a table of the page has them. */
  readonly table?: ReactNode
  readonly csv?: string
}

/** A drawing with its name, what it shows, its table and its file. What it says does not hang on colour. */
export function Chart({ title, about, children, table, csv }: ChartProps) {
  const t = useTranslations('analysis.charts')
  const id = useId()
  return (
    <figure className="chart" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{title}</h3>
      <p className="note" id={`${id}-about`}>
        {about}
      </p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title} aria-describedby={`${id}-about`}>
        {children}
      </svg>
      {table && (
        <details>
          <summary>{t('table')}</summary>
          {table}
        </details>
      )}
      {csv && (
        <p className="note noprint">
          <Link reloadDocument to={csv}>
            {t('csv')}
          </Link>
        </p>
      )}
    </figure>
  )
}

interface AxesProps {
  readonly x: readonly Tick[]
  readonly y: readonly Tick[]
  readonly xName: string
  readonly yName: string
}

/** Ticks, thin lines across, and the names of both axes. */
export function Axes({ x, y, xName, yName }: AxesProps) {
  return (
    <g className="axes">
      {y.map(({ at, label }) => (
        <g key={label}>
          <line x1={PLOT.left} x2={PLOT.right} y1={up(at)} y2={up(at)} />
          <text x={PLOT.left - 6} y={up(at) + 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {x.map(({ at, label }) => (
        <text key={label} x={across(at)} y={PLOT.bottom + 16} textAnchor="middle">
          {label}
        </text>
      ))}
      <text x={(PLOT.left + PLOT.right) / 2} y={HEIGHT - 8} textAnchor="middle">
        {xName}
      </text>
      <text x={-(PLOT.top + PLOT.bottom) / 2} y={11} textAnchor="middle" transform="rotate(-90)">
        {yName}
      </text>
    </g>
  )
}

/** An upright line where the cut is, with its name. */
export function CutLine({ at, label }: { at: number; label: string }) {
  const x = across(at)
  const beside = at > 0.75 ? ({ x: x - 4, textAnchor: 'end' } as const) : ({ x: x + 4, textAnchor: 'start' } as const)
  return (
    <g className="cut">
      <line x1={x} x2={x} y1={PLOT.top - 8} y2={PLOT.bottom} />
      <text y={PLOT.top} {...beside}>
        {label}
      </text>
    </g>
  )
}

/** About four round steps from 0 up to a whole number and beyond; the last one is at least `most`. */
export function countTicks(most: number): { readonly top: number; readonly steps: readonly number[] } {
  const raw = Math.max(1, most) / 4
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = Math.max(1, ([1, 2, 5, 10].find((times) => times * power >= raw) ?? 10) * power)
  const steps = Array.from({ length: Math.ceil(Math.max(1, most) / step) + 1 }, (_, i) => i * step)
  return { top: steps.at(-1) ?? 1, steps }
}

/** Ticks of shares, from 0 to 1. */
export const shareTicks = (write: (share: number) => string): readonly Tick[] =>
  [0, 0.2, 0.4, 0.6, 0.8, 1].map((at) => ({ at, label: write(at) }))
