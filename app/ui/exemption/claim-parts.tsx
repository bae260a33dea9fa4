// What several pages show of a claim: its state, its title, its evidence, its decisions.

import { useLocale, useTranslations } from 'use-intl'
import type { Condition } from '#app/domain/exemption/claim.ts'
import type { TitleNote } from '#app/domain/exemption/titles.ts'
import { Mark, When } from '../marks.tsx'

export interface Named {
  readonly name: string
  readonly nameEn: string
}
/** Names in the reader's language. */
export function useNameOf(): (one: Named) => string {
  const english = useLocale() === 'en'
  return ({ name, nameEn }) => (english && nameEn ? nameEn : name)
}

const TONE = {
  unconfirmed: 'warn',
  undecided: 'warn',
  split: 'warn',
  granted: 'good',
  refused: 'seal',
  withdrawn: 'plain',
} as const
export type ClaimStateWord = keyof typeof TONE

export function ClaimMark({ state }: { state: ClaimStateWord }) {
  const t = useTranslations('exemption.states')
  return <Mark tone={TONE[state]}>{t(state)}</Mark>
}

/** A calendar day as it is stored; no zone can shift it. */
export const OnDay = ({ day }: { day: string }) => (
  <time className="num" dateTime={day}>
    {day}
  </time>
)

export function TitleNotes({ notes }: { notes: readonly TitleNote[] }) {
  const t = useTranslations('exemption.notes')
  return (
    <>
      {notes.map((note) => (
        <p key={note} className="notice warn">
          {t(note)}
        </p>
      ))}
    </>
  )
}

export interface EvidenceProps {
  readonly files: readonly {
    readonly id: string
    readonly purpose: string
    readonly shownName: string
    readonly mime: string
    readonly bytes: number
    readonly deleted: boolean
  }[]
}
export function EvidenceList({ files }: EvidenceProps) {
  const t = useTranslations('exemption')
  if (files.length === 0) return <p className="note">{t('evidence.none')}</p>
  return (
    <ul className="list">
      {files.map((file) => (
        <li key={file.id}>
          {file.deleted ? (
            <>
              {t(`purposes.${file.purpose}`)} <span className="note">{t('evidence.deleted')}</span>
            </>
          ) : (
            // A file, not a page: the browser saves it.
            <a href={`/evidence/${file.id}`}>{t(`purposes.${file.purpose}`)}</a>
          )}
          <div className="note">
            <bdi>{file.shownName}</bdi> · {t(`evidence.kinds.${file.mime}` as 'evidence.kinds.application/pdf')} ·{' '}
            <span className="num">{t('evidence.size', { kilobytes: Math.ceil(file.bytes / 1024) })}</span>
          </div>
        </li>
      ))}
    </ul>
  )
}

export interface DecisionProps {
  readonly officer: string
  readonly name: string | null
  readonly outcome: 'grant' | 'refuse'
  readonly conditions: readonly { readonly condition: Condition; readonly met: boolean; readonly note: string }[]
  readonly reasons: string
  readonly decidedAt: string
}
export function DecisionList({ decisions }: { decisions: readonly DecisionProps[] }) {
  const t = useTranslations('exemption')
  return (
    <div className="stack">
      {decisions.map((decision) => (
        <section
          key={decision.officer}
          className="case"
          aria-label={t('decisions.officer', { letter: decision.officer })}
        >
          <header className="row">
            <b className="text-ink">{t('decisions.officer', { letter: decision.officer })}</b>
            {decision.name && <span>{decision.name}</span>}
            <Mark tone={decision.outcome === 'grant' ? 'good' : 'seal'}>{t(`outcomes.${decision.outcome}`)}</Mark>
            <span className="push">
              <When at={decision.decidedAt} />
            </span>
          </header>
          <div>
            <ul className="list">
              {decision.conditions.map(({ condition, met, note }) => (
                <li key={condition}>
                  <div className="row">
                    <span>{t(`conditions.${condition}`)}</span>
                    <span className="push">
                      <Mark tone={met ? 'good' : 'seal'}>{t(met ? 'decisions.met' : 'decisions.notMet')}</Mark>
                    </span>
                  </div>
                  {note && <div className="note whitespace-pre-line">{note}</div>}
                </li>
              ))}
            </ul>
            <h3 className="mt-3">{t('decisions.reasons')}</h3>
            <p className="whitespace-pre-line">{decision.reasons || t('decisions.noReasons')}</p>
          </div>
        </section>
      ))}
    </div>
  )
}
