import { useTranslations } from 'use-intl'
import type { Kind } from '#app/domain/exam/kinds.ts'
import { useShare } from './figures.tsx'

interface JudgeRow {
  readonly name: string
  readonly qualification: string
  readonly doneRound: number
  readonly rated: number
  readonly cut: number | null
  readonly expectedCut: number | null
  readonly expectedPass: number | null
}

/** The panel: who, why they can judge, how far they are, and what each alone would set. */
export function Judges({ of, items, round }: { of: readonly JudgeRow[]; items: number; round: number }) {
  const t = useTranslations('studies.judges')
  const share = useShare()
  const shown = (value: number | null) => (value === null ? '—' : share(value))
  return (
    <section className="stack">
      <h2 className="m-0">{t('title')}</h2>
      <table className="lists">
        <thead>
          <tr><th>{t('name')}</th><th>{t('qualification')}</th><th>{t('progress')}</th><th>{t('cut')}</th><th>{t('expectedCut')}</th><th>{t('expectedPass')}</th></tr>
        </thead>
        <tbody>
          {of.map((judge, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the page is told no ids of people, and its rows keep no state
            <tr key={i}>
              <td data-label={t('name')}>{judge.name}</td>
              <td data-label={t('qualification')} lang="zh-CN">{judge.qualification}</td>
              <td data-label={t('progress')}>{judge.doneRound >= round ? t('done', { round: judge.doneRound }) : t('rated', { rated: judge.rated, items })}</td>
              <td data-label={t('cut')} className="num">{shown(judge.cut)}</td>
              <td data-label={t('expectedCut')} className="num">{shown(judge.expectedCut)}</td>
              <td data-label={t('expectedPass')} className="num">{shown(judge.expectedPass)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface ItemRow {
  readonly itemId: string
  readonly kind: Kind
  readonly rounds: readonly { readonly mean: number; readonly lowest: number; readonly highest: number }[]
  readonly facility: number | null
}

/** The items with their spread in each round that is over. Texts are not shown: who runs a study need not see items. */
export function RatedItems({ of }: { of: readonly ItemRow[] }) {
  const t = useTranslations('studies.items')
  const kinds = useTranslations('exam.kinds')
  const share = useShare()
  const spread = (row: ItemRow, round: number) => {
    const found = row.rounds[round - 1]
    return found ? t('spread', { mean: share(Math.round(found.mean)), lowest: share(found.lowest), highest: share(found.highest) }) : '—'
  }
  return (
    <section className="stack">
      <h2 className="m-0">{t('title')}</h2>
      <table className="lists">
        <thead>
          <tr><th>{t('item')}</th><th>{t('kind')}</th><th>{t('round', { round: 1 })}</th><th>{t('round', { round: 2 })}</th><th>{t('facility')}</th></tr>
        </thead>
        <tbody>
          {of.map((row) => (
            <tr key={row.itemId}>
              <td data-label={t('item')} className="num">{row.itemId}</td>
              <td data-label={t('kind')}>{kinds(row.kind)}</td>
              <td data-label={t('round', { round: 1 })} className="num">{spread(row, 1)}</td>
              <td data-label={t('round', { round: 2 })} className="num">{spread(row, 2)}</td>
              <td data-label={t('facility')} className="num">{row.facility === null ? '—' : share(row.facility)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
