import { useTranslations } from 'use-intl'
import { type Kind, LEVELS } from '#app/domain/exam/kinds.ts'
import { Field, SelectField, TextField, Tick } from '../field.tsx'
import { CitationField, type LibraryDocument } from './citation-field.tsx'
import { citationRows, type FormShape, LETTERS, type Typed } from './item-fields.ts'

interface Props {
  readonly n: number
  readonly part: FormShape['parts'][number]
  readonly legend: string
  readonly typed: Typed
  /** A field's fault in words. */
  readonly fault: (field: string) => string | undefined
  readonly documents: readonly LibraryDocument[]
}

/** The fields of one item. */
export function PartFields(props: Props) {
  const { n, part, legend, typed, fault, documents } = props
  const t = useTranslations('bank.form')
  const at = (name: string) => ({ name: `${n}.${name}`, defaultValue: typed[`${n}.${name}`], fault: fault(`${n}.${name}`) })
  return (
    <fieldset className="sheet stack">
      <legend className="font-semibold px-2">{legend}</legend>
      <SelectField {...at('level')} label={t('level')} options={LEVELS.map((level) => ({ value: level, label: t(`levels.${level}`) }))} />
      <TextField {...at('stem')} label={t('stem')} rows={3} />
      {part.kind === 'true-false' ? <Judged {...props} /> : <Options {...props} kind={part.kind} />}
      {part.kind === 'matching' && <Targets {...props} />}
      <TextField {...at('why')} label={t('why')} hint={t('whyHint')} rows={3} />
      <fieldset className="field stack">
        <legend>{t('citations')}</legend>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          {Array.from({ length: citationRows(typed, n) }, (_, i) => i + 1).map((row) => (
            <CitationField key={row} name={`${n}.cite.${row}`} label={t('citation', { n: row })} typed={typed[`${n}.cite.${row}`]} fault={fault(`${n}.cite.${row}`)} documents={documents} />
          ))}
        </div>
      </fieldset>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field {...at('from')} label={t('from')} type="date" />
        <Field {...at('to')} label={t('to')} hint={t('toHint')} type="date" />
        <Field {...at('facility')} label={t('facility')} hint={t('facilityHint')} type="number" min={20} max={95} step={1} inputMode="numeric" />
        <Field {...at('enemies')} label={t('enemies')} hint={t('enemiesHint')} autoComplete="off" spellCheck={false} />
      </div>
    </fieldset>
  )
}

function Fault({ of }: { of: string | undefined }) {
  return of ? <p className="m-0 text-seal note" role="alert">{of}</p> : null
}

function Judged({ n, typed, fault }: Props) {
  const t = useTranslations('bank.form')
  return (
    <fieldset className="field">
      <legend>{t('keyJudged')}</legend>
      <Fault of={fault(`${n}.key`)} />
      <span className="row">
        {(['true', 'false'] as const).map((value) => (
          <label key={value} className="tick"><input type="radio" name={`${n}.key`} value={value} defaultChecked={typed[`${n}.key`] === value} /> {t(value)}</label>
        ))}
      </span>
    </fieldset>
  )
}

function Options(props: Props & { readonly kind: Exclude<Kind, 'true-false'> }) {
  const { n, part, typed, fault, kind } = props
  const t = useTranslations('bank.form')
  const letters = LETTERS.slice(0, part.options)
  const choice = kind === 'single' || kind === 'multiple'
  return (
    <fieldset className="field stack">
      <legend>{choice ? t(kind === 'single' ? 'keySingle' : 'keyMultiple') : t('optionsLegend')}</legend>
      <span className="note">{t('emptyOptions')}</span>
      <Fault of={fault(`${n}.options`)} />
      <Fault of={fault(`${n}.key`)} />
      {letters.map((id) => (
        <div key={id} className="grid items-start gap-3 sm:grid-cols-2 border-b border-line-2 pb-3">
          <TextField name={`${n}.${id}.text`} label={t('option', { id })} rows={2} defaultValue={typed[`${n}.${id}.text`]} fault={fault(`${n}.${id}.text`)} />
          <TextField name={`${n}.${id}.why`} label={t('optionWhy', { id })} hint={id === 'a' ? t('optionWhyHint') : undefined} rows={2} defaultValue={typed[`${n}.${id}.why`]} fault={fault(`${n}.${id}.why`)} />
          <OptionKey {...props} id={id} letters={letters} />
        </div>
      ))}
      {choice && <Tick name={`${n}.shuffle`} label={t('shuffle')} defaultChecked={typed[`${n}.shuffle`] === 'on'} />}
    </fieldset>
  )
}

function OptionKey({ n, part, typed, kind, id, letters }: Props & { readonly kind: Kind; readonly id: string; readonly letters: readonly string[] }) {
  const t = useTranslations('bank.form')
  const name = `${n}.key.${id}`
  switch (kind) {
    case 'single':
      return <label className="tick"><input type="radio" name={`${n}.key`} value={id} defaultChecked={typed[`${n}.key`] === id} /> {t('isKey', { id })}</label>
    case 'multiple':
      return <Tick name={name} label={t('isKey', { id })} defaultChecked={typed[name] === 'on'} />
    case 'ordering':
      return <SelectField name={name} label={t('place', { id })} defaultValue={typed[name]} options={[{ value: '', label: t('noPlace') }, ...letters.map((_, i) => ({ value: String(i + 1), label: String(i + 1) }))]} />
    case 'matching':
      return <SelectField name={name} label={t('matchOf', { id })} defaultValue={typed[name]} options={[{ value: '', label: t('noTarget') }, ...LETTERS.slice(0, part.targets).map((target) => ({ value: target, label: t('target', { id: target }) }))]} />
    default:
      return null
  }
}

function Targets({ n, part, typed, fault }: Props) {
  const t = useTranslations('bank.form')
  return (
    <fieldset className="field stack">
      <legend>{t('targetsLegend')}</legend>
      <Fault of={fault(`${n}.targets`)} />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        {LETTERS.slice(0, part.targets).map((id) => (
          <Field key={id} name={`${n}.target.${id}`} label={t('target', { id })} defaultValue={typed[`${n}.target.${id}`]} fault={fault(`${n}.target.${id}`)} />
        ))}
      </div>
    </fieldset>
  )
}
