import { Form } from '@remix-run/react'
import { useLocale, useTranslations } from 'use-intl'
import type { Kind, Level } from '#app/domain/exam/item.ts'
import { Field, Refusal, Tick, useRefusal } from '../field.tsx'
import { Mark } from '../marks.tsx'
import { Categories, Defaults, type Refused, type Topic } from './defaults.tsx'
import { type Said, Told } from './told.tsx'

type Verdict = 'new' | 'version' | 'unchanged' | 'faulty'
export interface PreviewShown {
  readonly fileName: string
  readonly format: 'xlsx' | 'csv' | 'moodle' | 'gift' | 'qti'
  readonly rows: readonly {
    readonly where: string
    readonly name: string
    readonly verdict: Verdict
    readonly item: string | null
    readonly kind: Kind | null
    readonly topic: string | null
    readonly level: Level | null
    readonly faults: readonly Said[]
    readonly notes: readonly Said[]
  }[]
  readonly counts: Readonly<Record<Verdict, number>>
  readonly notes: readonly Said[]
  readonly categories: readonly string[]
  readonly sealed: string
}
export interface PreviewProps {
  readonly preview: PreviewShown
  readonly topics: readonly Topic[]
  readonly typed: Readonly<Record<string, string>>
  readonly chosen: Readonly<Record<string, string>>
  readonly refused: Refused | undefined
}

/** Every row of a file, good or bad, and one form: to see it again with other values, or to bring it in. */
export function Preview({ preview, topics, typed, chosen, refused }: PreviewProps) {
  const t = useTranslations('exchange.preview')
  const confirm = useTranslations('exchange.confirm')
  const tell = useRefusal()
  const { counts, rows } = preview
  const good = counts.new + counts.version
  const faulty = rows.filter(({ verdict }) => verdict === 'faulty')
  return (
    <section className="stack" aria-labelledby="preview">
      <h2 id="preview" tabIndex={-1}>
        {t('title', { file: preview.fileName })}
      </h2>
      <p className="m-0" role="status">
        {t('summary', {
          format: t(`formats.${preview.format}`),
          all: rows.length,
          fresh: counts.new,
          versions: counts.version,
          unchanged: counts.unchanged,
          faulty: counts.faulty,
        })}
      </p>
      {preview.notes.length > 0 && (
        <div>
          <h3>{t('notes')}</h3>
          <Told notes={preview.notes} />
        </div>
      )}
      {faulty.length > 0 && (
        <div>
          <h3>{t('faulty')}</h3>
          <p className="note">{t('faultyLead')}</p>
          <Rows rows={faulty} topics={topics} />
        </div>
      )}
      <div>
        <h3>{t('good')}</h3>
        {good + counts.unchanged === 0 ? (
          <p>{t('goodNone')}</p>
        ) : (
          <Rows rows={rows.filter(({ verdict }) => verdict !== 'faulty')} topics={topics} />
        )}
      </div>
      <Form method="post" className="stack sheet">
        <Refusal code={refused?.refusal} detail={refused?.detail} />
        <input type="hidden" name="file-sealed" value={preview.sealed} />
        <Categories names={preview.categories} topics={topics} chosen={chosen} />
        <Defaults topics={topics} typed={typed} refused={refused} />
        <p className="m-0">
          <button className="btn quiet" type="submit" name="intent" value="again">
            {t('again')}
          </button>
        </p>
        {good > 0 && (
          <>
            <h2 className="m-0">{confirm('title')}</h2>
            <Field
              name="reason"
              label={confirm('reason')}
              hint={confirm('reasonHint')}
              defaultValue={typed.reason ?? confirm('reasonDefault', { file: preview.fileName })}
              fault={refused?.fields.reason ? tell(refused.fields.reason) : undefined}
              maxLength={500}
            />
            {counts.faulty > 0 && (
              <Tick
                name="onlyGood"
                label={confirm('onlyGood', { good, faulty: counts.faulty })}
                fault={refused?.fields.onlyGood ? tell(refused.fields.onlyGood, refused.detail) : undefined}
              />
            )}
            <p className="row m-0">
              <button className="btn" type="submit" name="intent" value="confirm">
                {confirm('submit', { good })}
              </button>
              <span className="note">{confirm('hour')}</span>
            </p>
          </>
        )}
      </Form>
    </section>
  )
}

const TONES = { new: 'good', version: 'good', unchanged: 'plain', faulty: 'seal' } as const

function Rows({ rows, topics }: { readonly rows: PreviewShown['rows']; readonly topics: readonly Topic[] }) {
  const t = useTranslations('exchange.preview')
  const kinds = useTranslations('exam.kinds')
  const levels = useTranslations('exam.levels')
  const english = useLocale() === 'en'
  const titles = new Map(topics.map(({ id, title, titleEn }) => [id, english ? titleEn : title]))
  return (
    <table className="lists">
      <thead>
        <tr>
          <th scope="col">{t('where')}</th>
          <th scope="col">{t('item')}</th>
          <th scope="col">{t('result')}</th>
          <th scope="col">{t('what')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ where, name, verdict, item, kind, topic, level, faults, notes }, i) => (
          // Two rows of a file may say the same: their order is what tells them apart.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <tr key={i}>
            <td data-label={t('where')}>
              <code className="num">{where}</code>
            </td>
            <td data-label={t('item')}>
              <span>
                <span lang="zh-CN">{name}</span>
                <span className="note block">
                  {[kind && kinds(kind), topic && (titles.get(topic) ?? topic), level && levels(level)]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
            </td>
            <td data-label={t('result')}>
              <Mark tone={TONES[verdict]}>
                {verdict === 'version' && item ? t('versionOf', { item }) : t(`verdicts.${verdict}`)}
              </Mark>
            </td>
            <td data-label={t('what')}>
              <Told faults={faults} notes={notes} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
