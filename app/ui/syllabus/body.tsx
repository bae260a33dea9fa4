import { useFormatter, useTranslations } from 'use-intl'
import { lengthOf } from '#app/domain/exam/blueprint.ts'
import { KINDS, KINDS_OF_PARTS, LEVELS } from '#app/domain/exam/kinds.ts'
import { blueprintIn, type SyllabusBody as Body } from '#app/domain/exam/syllabus.ts'
import { useTitle } from '../lesson/named.tsx'
import { Facts } from '../marks.tsx'
import type { Names } from './fields.ts'

/** What a syllabus says: topics with weights and items, the examination, the training. */
export function SyllabusBody({ body, names }: { body: Body; names: Names }) {
  const t = useTranslations('syllabus')
  const format = useFormatter()
  const title = useTitle()
  const { exam } = body
  const length = lengthOf(blueprintIn('', body))
  const marks = (hundredths: number) => hundredths / 100
  const titled = (id: string) => {
    const topic = names.topics.find((one) => one.id === id)
    return topic ? title(topic) : id
  }
  const rowOf = (topic: string) => exam.blueprint.find((row) => row.topic === topic)
  const kinds = exam.kinds
  const full = kinds ? KINDS.reduce((sum, kind) => sum + (kinds[kind] ?? 0) * exam.marks[kind], 0) : null
  return (
    <div className="stack">
      <h3>{t('body.topics')}</h3>
      <table className="lists">
        <thead>
          <tr>
            <th>{t('body.topic')}</th>
            <th>{t('body.weight')}</th>
            {LEVELS.map((level) => (
              <th key={level}>{t(`levels.${level}`)}</th>
            ))}
            <th>{t('body.items')}</th>
          </tr>
        </thead>
        <tbody>
          {body.topics.map(({ topic, weight }) => {
            const row = rowOf(topic)
            return (
              <tr key={topic}>
                <td data-label={t('body.topic')}>{titled(topic)}</td>
                <td data-label={t('body.weight')} className="num">
                  {weight}
                </td>
                {LEVELS.map((level) => (
                  <td key={level} data-label={t(`levels.${level}`)} className="num">
                    {row?.[level] ?? 0}
                  </td>
                ))}
                <td data-label={t('body.items')} className="num">
                  {row ? row.recall + row.application + row.judgement : 0}
                </td>
              </tr>
            )
          })}
          <tr>
            <td data-label={t('body.topic')}>
              <b>{t('body.all')}</b>
            </td>
            <td data-label={t('body.weight')} className="num">
              {body.topics.reduce((sum, { weight }) => sum + weight, 0)}
            </td>
            {LEVELS.map((level) => (
              <td key={level} data-label={t(`levels.${level}`)} className="num">
                {exam.blueprint.reduce((sum, row) => sum + row[level], 0)}
              </td>
            ))}
            <td data-label={t('body.items')} className="num">
              {length}
            </td>
          </tr>
        </tbody>
      </table>
      <h3>{t('body.exam')}</h3>
      <Facts
        of={[
          [t('body.length'), t('body.lengthValue', { count: length })],
          [t('body.minutes'), t('body.minutesValue', { minutes: exam.minutes })],
          [t('body.cut'), t('body.cutValue', { percent: marks(exam.cutHundredths) })],
          ...(full === null ? [] : [[t('body.full'), t('body.fullValue', { marks: marks(full) })] as const]),
          [
            t('body.kinds'),
            kinds
              ? format.list(
                  KINDS.filter((kind) => (kinds[kind] ?? 0) > 0).map((kind) =>
                    t('body.kind', { kind: t(`kinds.${kind}`), count: kinds[kind] ?? 0, marks: marks(exam.marks[kind]) }),
                  ),
                )
              : t('body.kindFree'),
          ],
          [t('body.credit'), <Credit key="credit" credit={exam.credit} />],
          ...(exam.floors?.length
            ? [
                [
                  t('body.floors'),
                  format.list(
                    exam.floors.map(({ topic, percentHundredths }) =>
                      t('body.floor', { topic: titled(topic), percent: percentHundredths / 100 }),
                    ),
                  ),
                ] as const,
              ]
            : []),
          [t('body.cases'), t('body.casesValue', { count: exam.maxCases })],
          [t('body.attempts'), t('body.attemptsValue', { attempts: exam.attempts, days: exam.waitDays })],
        ]}
      />
      <h3>{t('body.training')}</h3>
      <Facts
        of={[
          [
            t('body.hours'),
            <span key="hours">
              {t('body.hoursValue', { hours: body.requiredHoursTenths / 10 })}{' '}
              <span className="note">{t(body.hoursEnforced ? 'body.enforced' : 'body.notEnforced')}</span>
            </span>,
          ],
          [
            t('body.modules'),
            <ul key="modules" className="m-0">
              {body.requiredModules.map((id) => {
                const module = names.modules.find((one) => one.id === id)
                return (
                  <li key={id}>
                    {module ? t('body.module', { title: title(module), hours: module.hoursTenths / 10 }) : id}
                  </li>
                )
              })}
            </ul>,
          ],
        ]}
      />
    </div>
  )
}

/** How answers are marked: which kinds give credit by part, and by what rule. */
function Credit({ credit }: Pick<Body['exam'], 'credit'>) {
  const t = useTranslations('syllabus')
  const parts = KINDS_OF_PARTS.filter((kind) => credit?.[kind] === 'per-part')
  return (
    <>
      {t('body.whole')}
      {parts.length > 0 && (
        <ul className="m-0">
          {parts.map((kind) => (
            <li key={kind}>{t(`body.parts.${kind}`)}</li>
          ))}
        </ul>
      )}
    </>
  )
}
