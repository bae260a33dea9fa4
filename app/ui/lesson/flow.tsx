import { Link } from '@remix-run/react'
import { Children, isValidElement, type ReactNode, useId } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { type CitedArticle, useLessonFacts } from './facts.tsx'
import { type Box, FONT, type FlowStep, layoutOf, type Line, NOTE_FONT } from './flow-layout.ts'
import { addressOf, clauseOf } from './ref.tsx'

interface StepProps {
  readonly id?: string
  readonly ask?: string
  readonly yes?: string
  readonly no?: string
  readonly end?: string
  readonly document?: string
  readonly article?: string
}

type Drawn = FlowStep & { readonly cited: CitedArticle | undefined }

/** A decision flow: drawn, and told step by step for whoever cannot see it or has a narrow screen. */
export function Flow({ caption = '', children }: { caption?: string; children?: ReactNode }) {
  const t = useTranslations('components.flow')
  const words = useTranslations('learn')
  const language = useLocale()
  const { cites } = useLessonFacts()
  const title = useId()
  const steps = Children.toArray(children).flatMap((child): Drawn[] => {
    if (!isValidElement<StepProps>(child) || !child.props.id) return []
    const { id, ask, yes, no, end = '', document, article } = child.props
    const cited = document && article ? cites[`${document} ${article}`] : undefined
    const note = cited && `${clauseOf(cited)}${cited.reported ? `（${words('toBeChecked')}）` : ''}`
    return [{ id, text: ask ?? end, note, next: ask && yes && no ? { yes, no } : null, cited }]
  })
  const { width, height, boxes, lines } = layoutOf(steps)
  return (
    <figure className={width > WIDEST_ON_PHONE ? 'flow wide' : 'flow'}>
      <figcaption>{caption}</figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} width={width} role="img" aria-labelledby={title}>
        <title id={title}>{t('drawing', { caption })}</title>
        {lines.map((line) => (
          <Way key={`${line.from} ${line.answer}`} of={line} words={t(line.answer)} />
        ))}
        {boxes.map((box) => (
          <StepBox key={box.id} of={box} />
        ))}
      </svg>
      <details>
        <summary lang={language}>{t('inWords')}</summary>
        <InWords steps={steps} />
      </details>
    </figure>
  )
}

/** Drawings up to this width can be read on a phone: two boxes and two lanes beside each other. */
const WIDEST_ON_PHONE = 384

function StepBox({ of }: { of: Box }) {
  const middle = of.x + of.width / 2
  return (
    <g className={of.asks ? 'asks' : 'ends'}>
      <rect x={of.x} y={of.y} width={of.width} height={of.height} rx={of.asks ? 14 : 3} />
      {of.lines.map(({ text, y, small }) => (
        <text
          key={y}
          className={small ? 'cited' : undefined}
          x={middle}
          y={y}
          fontSize={small ? NOTE_FONT : FONT}
          textAnchor="middle"
        >
          {text}
        </text>
      ))}
    </g>
  )
}

function Way({ of: { points, label }, words }: { of: Line; words: string }) {
  const path = points.map(([x, y], i) => {
    const [px, py] = points[i - 1] ?? [x, y]
    if (i === 0) return `M${x} ${y}`
    return px === x ? `V${y}` : `C${px} ${(py + y) / 2} ${x} ${(py + y) / 2} ${x} ${y - 4}V${y}`
  })
  const [x, y] = points.at(-1) ?? [0, 0]
  return (
    <g className="way">
      <path d={path.join('')} />
      <path className="head" d={`M${x} ${y}l-4 -8h8z`} />
      <text x={label.x} y={label.y} fontSize={NOTE_FONT} textAnchor={label.anchor}>
        {words}
      </text>
    </g>
  )
}

/** The same, step by step. */
function InWords({ steps }: { steps: readonly Drawn[] }) {
  const t = useTranslations('components.flow')
  const language = useLocale()
  const id = useId()
  const to = (answer: 'yes' | 'no', next: string) => (
    <span lang={language}>
      {t(answer)}: <a href={`#${id}${next}`}>{t('step', { n: steps.findIndex((step) => step.id === next) + 1 })}</a>
    </span>
  )
  return (
    <ol>
      {steps.map(({ id: step, text, next, cited }) => (
        <li key={step} id={`${id}${step}`}>
          {text}{' '}
          {next ? (
            <>
              {to('yes', next.yes)} · {to('no', next.no)}
            </>
          ) : (
            <span className="note" lang={language}>
              {t('end')}
            </span>
          )}{' '}
          {cited && <Link to={addressOf(cited)}>{clauseOf(cited)}</Link>}
        </li>
      ))}
    </ol>
  )
}
