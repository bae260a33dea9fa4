import { useFormatter, useTranslations } from 'use-intl'
import { Facts } from '../marks.tsx'

export interface Figures {
  readonly rounds: readonly {
    readonly round: number
    readonly cutHundredths: number
    readonly standardError: number | null
    readonly warnings: readonly ('few-judges' | 'below-recommended')[]
    readonly judges: readonly unknown[]
  }[]
  readonly leftOut: number
  readonly scores: number
  readonly beuk: number | null
  readonly hofstee: { readonly cutHundredths: number } | { readonly outside: 'too-many-fail' | 'too-few-fail' } | null
}

/** Hundredths of a per cent as people read them. */
export function useShare(): (hundredths: number) => string {
  const format = useFormatter()
  return (hundredths) => format.number(hundredths / 10_000, { style: 'percent', maximumFractionDigits: 2 })
}

/** Fewer real results than this make a check uncertain (standards.md). */
const FEW_SCORES = 30

/** The cut of each round with its standard error, the warnings about the panel, and what real results say to it. */
export function StudyFigures({ figures, recommended }: { figures: Figures; recommended: number }) {
  const t = useTranslations('studies.figures')
  const share = useShare()
  const last = figures.rounds.at(-1)
  const { hofstee } = figures
  return (
    <section className="stack">
      <h2 className="m-0">{t('title')}</h2>
      <Facts
        of={[
          ...figures.rounds.map(({ round, cutHundredths, standardError, judges }) => [
            t('round', { round }),
            <span key={round} className="num">
              <strong>{share(cutHundredths)}</strong>{' '}
              {standardError === null ? '' : t('error', { error: share(Math.round(standardError)) })} · {t('judges', { count: judges.length })}
            </span>,
          ] as const),
          ...(figures.leftOut > 0 ? [[t('leftOut'), t('judges', { count: figures.leftOut })] as const] : []),
          [t('scores'), t('scoreCount', { count: figures.scores })],
          [t('beuk'), <span key="beuk" className="num">{figures.beuk === null ? t('notKnown') : share(figures.beuk)}</span>],
          [
            t('hofstee'),
            <span key="hofstee" className="num">
              {hofstee === null ? t('notKnown') : 'outside' in hofstee ? t(`outside.${hofstee.outside}`) : share(hofstee.cutHundredths)}
            </span>,
          ],
        ]}
      />
      {last?.warnings.map((warning) => <p key={warning} className="notice warn m-0">{t(`warnings.${warning}`, { judges: last.judges.length, recommended })}</p>)}
      {figures.scores > 0 && figures.scores < FEW_SCORES && <p className="notice warn m-0">{t('fewScores', { count: figures.scores })}</p>}
      <p className="note m-0">{t('method')}</p>
    </section>
  )
}
