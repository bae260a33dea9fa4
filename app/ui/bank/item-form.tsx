import { Form, Link } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { KINDS } from '#app/domain/exam/kinds.ts'
import { Field, Refusal, SelectField, TextField } from '../field.tsx'
import type { FormAnswer } from './answer.ts'
import { ArticleList, type LibraryDocument } from './citation-field.tsx'
import { type FormShape, PART_KINDS, type Typed } from './item-fields.ts'
import { PartFields } from './part-fields.tsx'

interface Props {
  readonly shape: FormShape
  /** What stands in the form at first. */
  readonly typed: Typed
  readonly answer: FormAnswer | undefined
  readonly topics: readonly { readonly value: string; readonly label: string }[]
  readonly documents: readonly LibraryDocument[]
  readonly fresh: boolean
}

/** The form on which an item, or all parts of a case set, are written. Nothing typed is lost when it is refused. */
export function ItemForm({ shape, typed: first, answer, topics, documents, fresh }: Props) {
  const t = useTranslations('bank.form')
  const words = useTranslations('bank.faults')
  const kinds = useTranslations('exam.kinds')
  const typed = answer?.typed ?? first
  const fault = (field: string) => {
    const said = answer?.faults[field]
    return said ? words(said.code as 'missing', said.detail as never) : undefined
  }
  const isCase = shape.caseId !== null
  return (
    <Form method="post" className="stack" noValidate>
      <Told answer={answer} parts={shape.parts.length} />
      <input type="hidden" name="warned" value={answer?.warned ?? ''} />
      <ArticleList documents={documents} />
      <SelectField name="topic" label={t('topic')} options={topics} defaultValue={typed.topic} fault={fault('topic')} />
      {isCase && <TextField name="situation" label={t('situation')} hint={t('situationHint')} rows={5} maxLength={2000} defaultValue={typed.situation} fault={fault('situation')} />}
      {shape.parts.map((part, i) => (
        <PartFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a form's parts keep their places
          key={i} n={i + 1} part={part} typed={typed} fault={fault} documents={documents}
          legend={isCase ? t('partTitle', { n: i + 1, kind: kinds(part.kind) }) : t('itemTitle', { kind: kinds(part.kind) })}
        />
      ))}
      <TextField name="reason" label={t(fresh ? 'reasonNew' : 'reasonEdit')} hint={t('reasonHint')} rows={3} maxLength={500} defaultValue={typed.reason} fault={fault('reason')} />
      <div><button className="btn" type="submit">{t('propose')}</button></div>
    </Form>
  )
}

/** Above the form: how much is to be mended, or what to look at once more. */
function Told({ answer, parts }: { answer: FormAnswer | undefined; parts: number }) {
  const t = useTranslations('bank.form')
  const warn = useTranslations('bank.warnings')
  if (!answer) return null
  const count = Object.keys(answer.faults).length
  if (count > 0) return <div className="notice seal" role="alert"><p className="m-0">{t('faultsTitle', { count })}</p><p className="note m-0">{t('faultsLead')}</p></div>
  if (answer.warnings.length === 0) return <Refusal code={answer.refusal} detail={answer.detail} />
  return (
    <section className="notice warn" role="alert">
      <h2 className="m-0">{t('warningsTitle')}</h2>
      <p className="note m-0">{t('warningsLead')}</p>
      <ul>
        {answer.warnings.map(({ code, detail, part }) => (
          <li key={`${part} ${code} ${JSON.stringify(detail)}`}>{parts > 1 && `${part}. `}{warn(code as 'long-key', detail as never)}</li>
        ))}
      </ul>
    </section>
  )
}

/** What kind of item, with how many options: asked first, so that the form needs no script. */
export function ShapeForms() {
  const t = useTranslations('bank.form')
  const kinds = useTranslations('exam.kinds')
  return (
    <div className="two">
      <Form method="get" className="sheet stack">
        <fieldset className="field">
          <legend>{t('kindLegend')}</legend>
          {KINDS.map((kind) => <label key={kind} className="tick"><input type="radio" name="kind" value={kind} defaultChecked={kind === 'single'} /> {kinds(kind)}</label>)}
        </fieldset>
        <Field name="options" label={t('options')} hint={t('optionsHint')} type="number" min={2} max={6} defaultValue={4} inputMode="numeric" />
        <Field name="targets" label={t('targets')} type="number" min={2} max={8} defaultValue={4} inputMode="numeric" />
        <div><button className="btn" type="submit">{t('begin')}</button></div>
      </Form>
      <Form method="get" className="sheet stack">
        <input type="hidden" name="kind" value="case" />
        <p className="m-0">{t('caseLegend')}</p>
        <Field name="parts" label={t('parts')} type="number" min={3} max={5} defaultValue={3} inputMode="numeric" />
        {[1, 2, 3, 4, 5].map((n) => <SelectField key={n} name={`kind${n}`} label={t('partKind', { n })} options={PART_KINDS.map((kind) => ({ value: kind, label: kinds(kind) }))} />)}
        <Field name="options" label={t('options')} type="number" min={3} max={6} defaultValue={4} inputMode="numeric" />
        <div><button className="btn" type="submit">{t('begin')}</button></div>
      </Form>
    </div>
  )
}

/** The way back to the choice of kind. */
export function OtherKind() {
  const t = useTranslations('bank.form')
  return <p className="m-0"><Link to="/association/items/new">{t('otherKind')}</Link></p>
}
