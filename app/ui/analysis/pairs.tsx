import { Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { Mark, When } from '../marks.tsx'
import { useFigures } from './numbers.ts'

interface PersonShown {
  readonly attemptId: string
  readonly name: string
  readonly seat: number | null
  readonly startedAt: string | null
  readonly closedAt: string | null
  readonly score: number | null
}
export interface PairShown {
  readonly people: readonly [PersonShown, PersonShown]
  readonly strength: 'strong' | 'weak'
  readonly bothSaw: number
  readonly bothWrong: number
  readonly same: number
  readonly expected: number
  readonly p: number
  readonly familyP: number
  readonly items: readonly {
    readonly itemId: string
    readonly same: boolean
    readonly chance: number
    readonly answers: readonly [string, string] | null
  }[]
}

/** One pair with its counts, the two people, and the items they both answered wrongly. */
export function PairSheet({ pair, timeline }: { readonly pair: PairShown; readonly timeline: boolean }) {
  const t = useTranslations('analysis.pairs')
  const { plain, chance, count } = useFigures()
  return (
    <li className="pair">
      <div className="row">
        <Mark tone={pair.strength === 'strong' ? 'seal' : 'warn'}>{t(`strength.${pair.strength}`)}</Mark>
        <h3 className="m-0">{pair.people.map(({ name }) => name).join(' · ')}</h3>
      </div>
      <ul className="m-0">
        {pair.people.map((person) => (
          <PersonLine key={person.attemptId} person={person} timeline={timeline} />
        ))}
      </ul>
      <table className="lists">
        <thead>
          <tr>
            {(['counts', 'expected', 'both', 'p', 'family'] as const).map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <td data-label={t('counts')} className="num">
              {count(pair.same)} / {count(pair.bothWrong)}
            </td>
            <td data-label={t('expected')} className="num">
              {plain(pair.expected)}
            </td>
            <td data-label={t('both')} className="num">
              {count(pair.bothSaw)}
            </td>
            <td data-label={t('p')} className="num">
              {chance(pair.p)}
            </td>
            <td data-label={t('family')} className="num">
              {chance(pair.familyP)}
            </td>
          </tr>
        </tbody>
      </table>
      <details>
        <summary>{t('show')}</summary>
        <SharedItems items={pair.items} />
      </details>
    </li>
  )
}

function PersonLine({ person, timeline }: { readonly person: PersonShown; readonly timeline: boolean }) {
  const t = useTranslations('analysis.pairs')
  const { share } = useFigures()
  return (
    <li>
      {person.name} · {person.seat === null ? t('noSeat') : t('seat', { seat: person.seat })} · {t('score')}{' '}
      <span className="num">{share(person.score)}</span>
      {person.startedAt && (
        <>
          {' '}
          · {t('time')} <When at={person.startedAt} />
          {person.closedAt && (
            <>
              {' '}
              – <When at={person.closedAt} />
            </>
          )}
        </>
      )}
      {timeline && (
        <span className="noprint">
          {' '}
          · <Link to={`/association/attempts/${person.attemptId}`}>{t('timeline')}</Link>
        </span>
      )}
    </li>
  )
}

function SharedItems({ items }: { readonly items: PairShown['items'] }) {
  const t = useTranslations('analysis.pairs')
  const { share } = useFigures()
  const told = items.some(({ answers }) => answers !== null)
  return (
    <>
      {!told && <p className="note">{t('hidden')}</p>}
      <table className="lists">
        <thead>
          <tr>
            <th scope="col">{t('item')}</th>
            <th scope="col">{t('result')}</th>
            {told && <th scope="col">{t('answers')}</th>}
            <th scope="col">{t('chance')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.itemId}>
              <td data-label={t('item')}>{item.itemId}</td>
              <td data-label={t('result')}>{item.same ? <strong>{t('same')}</strong> : t('different')}</td>
              {told && <td data-label={t('answers')}>{item.answers?.join(' | ')}</td>}
              <td data-label={t('chance')} className="num">
                {share(item.chance)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
