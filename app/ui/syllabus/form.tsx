import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { KINDS, KINDS_OF_PARTS, LEVELS } from '#app/domain/exam/kinds.ts'
import { SHARE_TOLERANCE_POINTS, type SyllabusFault, type SyllabusField } from '#app/domain/exam/syllabus-fields.ts'
import { Field, TextField, Tick } from '../field.tsx'
import { useTitle } from '../lesson/named.tsx'
import { type Names, numberIn, type Typed } from './fields.ts'
import { useFaultSentence, useFieldName } from './named.ts'

interface Props {
  readonly names: Names
  readonly typed: Typed
  readonly faults: readonly SyllabusFault[]
  /** The refusal of an input that is no field of the syllabus's body: name, day, reason. */
  readonly refused: (input: string) => string | undefined
}

/** Sets a version up. Sums are counted as one writes; without scripts the check counts them. */
export function SyllabusForm({ names, typed, faults, refused }: Props) {
  const t = useTranslations('syllabus')
  const title = useTitle()
  const nameOf = useFieldName(names)
  const sentence = useFaultSentence()
  const [values, setValues] = useState(typed)
  const faultOf = (field: SyllabusField) => {
    const fault = faults.find((one) => one.field === field)
    return fault && sentence(fault)
  }
  const number = (field: SyllabusField, label: string, hint?: string) => (
    <Field name={field} label={label} hint={hint} fault={faultOf(field)} className="num" inputMode="decimal" defaultValue={typed[field] ?? ''} />
  )
  const cell = (field: SyllabusField) => (
    <div className="field">
      <input name={field} aria-label={nameOf(field)} aria-invalid={faultOf(field) ? true : undefined} className="num" inputMode="decimal" defaultValue={typed[field] ?? ''} />
      {faultOf(field) && <span className="fault">{faultOf(field)}</span>}
    </div>
  )
  return (
    <Form
      method="post"
      className="stack"
      onInput={(event) => {
        const { name, value } = event.target as HTMLInputElement
        setValues((before) => ({ ...before, [name]: value }))
      }}
    >
      {faults.length > 0 && (
        <ul className="notice seal">
          {faults.map((fault) => (
            <li key={`${fault.field} ${fault.fault}`}>
              {nameOf(fault.field)}：{sentence(fault)}
            </li>
          ))}
        </ul>
      )}
      <div className="sheet stack">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="version" label={t('form.name')} hint={t('form.nameHint')} fault={refused('version')} required maxLength={40} defaultValue={typed.version} />
          <Field name="from" type="date" label={t('form.from')} hint={t('form.fromHint')} fault={refused('from')} required defaultValue={typed.from} />
        </div>
        <TextField name="reason" label={t('form.reason')} hint={t('form.reasonHint')} fault={refused('reason')} required maxLength={2000} defaultValue={typed.reason} />
      </div>
      <h2>{t('body.topics')}</h2>
      <p className="note m-0">{t('form.tolerance', { points: SHARE_TOLERANCE_POINTS })}</p>
      <p className="note m-0">{t('form.floorHint')}</p>
      <table className="lists">
        <thead>
          <tr>
            <th>{t('body.topic')}</th>
            <th>{t('body.weight')}</th>
            {LEVELS.map((level) => (
              <th key={level}>{t(`levels.${level}`)}</th>
            ))}
            <th>{t('fields.floor')}</th>
          </tr>
        </thead>
        <tbody>
          {names.topics.map((topic) => (
            <tr key={topic.id}>
              <td data-label={t('body.topic')}>
                {title(topic)}
                {faultOf(`cells.${topic.id}`) && <div className="field"><span className="fault">{faultOf(`cells.${topic.id}`)}</span></div>}
              </td>
              <td data-label={t('body.weight')}>{cell(`weight.${topic.id}`)}</td>
              {LEVELS.map((level) => (
                <td key={level} data-label={t(`levels.${level}`)}>{cell(`${level}.${topic.id}`)}</td>
              ))}
              <td data-label={t('fields.floor')}>{cell(`floor.${topic.id}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Sums names={names} values={values} />
      <h2>{t('body.exam')}</h2>
      <table className="lists">
        <thead>
          <tr><th>{t('form.kind')}</th><th>{t('form.kindCount')}</th><th>{t('form.kindMarks')}</th></tr>
        </thead>
        <tbody>
          {KINDS.map((kind) => (
            <tr key={kind}>
              <td data-label={t('form.kind')}>{t(`kinds.${kind}`)}</td>
              <td data-label={t('form.kindCount')}>{cell(`kind.${kind}`)}</td>
              <td data-label={t('form.kindMarks')}>{cell(`marks.${kind}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <fieldset className="stack">
        <legend className="note">{t('form.parts')}</legend>
        {KINDS_OF_PARTS.map((kind) => (
          <Tick key={kind} name={`parts.${kind}`} label={t(`body.parts.${kind}`)} fault={faultOf(`parts.${kind}`)} defaultChecked={typed[`parts.${kind}`] === 'on'} />
        ))}
      </fieldset>
      <div className="grid gap-4 sm:grid-cols-3">
        {number('minutes', t('form.minutes'))}
        {number('cut', t('form.cut'))}
        {number('cases', t('form.cases'))}
        {number('attempts', t('form.attempts'))}
        {number('wait', t('form.wait'))}
      </div>
      <h2>{t('body.training')}</h2>
      <fieldset className="stack">
        <legend className="note">{t('body.modules')}</legend>
        {names.modules.map((module) => (
          <Tick key={module.id} name={`module.${module.id}`} label={t('body.module', { title: title(module), hours: module.hoursTenths / 10 })} fault={faultOf(`module.${module.id}`)} defaultChecked={typed[`module.${module.id}`] === 'on'} />
        ))}
      </fieldset>
      {number('hours', t('form.hours'), t('form.hoursHint'))}
      <Tick name="enforced" label={t('form.enforced')} defaultChecked={typed.enforced === 'on'} />
      <div className="row">
        <button className="btn quiet" type="submit" name="intent" value="check">{t('form.check')}</button>
        <button className="btn push" type="submit" name="intent" value="draft">{t('form.submit')}</button>
      </div>
    </Form>
  )
}

function Sums({ names, values }: { names: Names; values: Typed }) {
  const t = useTranslations('syllabus.form')
  const sum = (fields: readonly SyllabusField[]) => fields.reduce((total, field) => total + (numberIn(values, field) ?? 0), 0)
  const topics = names.topics.map(({ id }) => id)
  return (
    <p className="notice m-0 num" role="status">
      {t('sums', {
        weights: sum(topics.map((id) => `weight.${id}`)),
        items: sum(topics.flatMap((id) => LEVELS.map((level) => `${level}.${id}`))),
        kinds: sum(KINDS.map((kind) => `kind.${kind}`)),
      })}
    </p>
  )
}
