import { useFormatter, useTranslations } from 'use-intl'
import { KINDS, LEVELS } from '#app/domain/exam/kinds.ts'
import { useTitle } from '../lesson/named.tsx'
import type { Names } from './fields.ts'

interface Props {
  /** Hours of the required lessons in tenths where they do not suffice; why the bank makes no form, as `assemble` says. */
  readonly of: {
    readonly hours: number | null
    readonly bank: Readonly<Record<string, unknown>> | null
    readonly untaught: readonly string[]
  }
  readonly wantedTenths: number
  readonly names: Names
}

const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

/** What keeps a version from being signed today, or that nothing does. */
export function LackingNotice({ of: { hours, bank, untaught }, wantedTenths, names }: Props) {
  const t = useTranslations('syllabus')
  const title = useTitle()
  const format = useFormatter()
  const titled = (id: string) => {
    const topic = names.topics.find((one) => one.id === id)
    return topic ? title(topic) : id
  }
  const note = untaught.length > 0 && <p className="note">{t('lacking.untaught', { topics: format.list(untaught.map(titled)) })}</p>
  if (hours === null && bank === null)
    return (
      <>
        <p className="notice good">{t('lacking.nothing')}</p>
        {note}
      </>
    )
  const lacking = Array.isArray(bank?.lacking) ? bank.lacking.map(Number) : []
  const cells = texts(bank?.cells).map((cell, i) => {
    const [id = '', name] = cell.split('/')
    const level = LEVELS.find((one) => one === name)
    return { cell, topic: titled(id), level: level ? t(`levels.${level}`) : '', count: lacking[i] ?? 0 }
  })
  const kinds = texts(bank?.kinds).flatMap((kind) => KINDS.filter((one) => one === kind))
  return (
    <div className="notice warn stack" role="status">
      <b>{t('lacking.title')}</b>
      {hours !== null && <p className="m-0">{t('lacking.hours', { have: hours / 10, wanted: wantedTenths / 10 })}</p>}
      {bank && (
        <>
          <p className="m-0">{t('lacking.bank')}</p>
          <ul className="m-0">
            {cells.map(({ cell, ...facts }) => (
              <li key={cell}>{t('lacking.cell', facts)}</li>
            ))}
            {kinds.length > 0 && (
              <li>{t('lacking.kinds', { kinds: format.list(kinds.map((kind) => t(`kinds.${kind}`))) })}</li>
            )}
            {bank.cause === 'sums' && <li>{t('lacking.sums')}</li>}
            {bank.cause === 'together' && <li>{t('lacking.together')}</li>}
          </ul>
        </>
      )}
      {note}
    </div>
  )
}
