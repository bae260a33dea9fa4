import { useCallback, useId, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { needAll } from '#app/words/need.ts'

interface Shared {
  readonly name: string
  readonly label: string
  readonly hint?: ReactNode
  /** The refusal of this field, in words. */
  readonly fault?: string | undefined
}

type InputProps = Shared & Omit<React.ComponentPropsWithoutRef<'input'>, 'name'>

/** A labelled input with its hint and its fault tied to it for screen readers. */
export function Field({ name, label, hint, fault, ...input }: InputProps) {
  const id = useId()
  const told = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} name={name} aria-describedby={told} aria-invalid={fault ? true : undefined} {...input} />
      {hint && <span className="note" id={`${id}-hint`}>{hint}</span>}
      {fault && <span className="fault" id={`${id}-fault`}>{fault}</span>}
    </div>
  )
}

type SelectProps = Shared & Omit<React.ComponentPropsWithoutRef<'select'>, 'name'> & { readonly options: readonly { readonly value: string; readonly label: string }[] }

export function SelectField({ name, label, hint, fault, options, ...select }: SelectProps) {
  const id = useId()
  const told = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} aria-describedby={told} aria-invalid={fault ? true : undefined} {...select}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
      </select>
      {hint && <span className="note" id={`${id}-hint`}>{hint}</span>}
      {fault && <span className="fault" id={`${id}-fault`}>{fault}</span>}
    </div>
  )
}

type AreaProps = Shared & Omit<React.ComponentPropsWithoutRef<'textarea'>, 'name'>

export function TextField({ name, label, hint, fault, ...area }: AreaProps) {
  const id = useId()
  const told = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} name={name} rows={4} aria-describedby={told} aria-invalid={fault ? true : undefined} {...area} />
      {hint && <span className="note" id={`${id}-hint`}>{hint}</span>}
      {fault && <span className="fault" id={`${id}-fault`}>{fault}</span>}
    </div>
  )
}

type TickProps = Shared & Omit<React.ComponentPropsWithoutRef<'input'>, 'name' | 'type'>

export function Tick({ name, label, hint, fault, ...input }: TickProps) {
  const id = useId()
  return (
    <div className="field">
      <span className="tick">
        <input id={id} name={name} type="checkbox" aria-describedby={fault ? `${id}-fault` : undefined} aria-invalid={fault ? true : undefined} {...input} />
        <label htmlFor={id}>{label}</label>
      </span>
      {hint && <span className="note">{hint}</span>}
      {fault && <span className="fault" id={`${id}-fault`}>{fault}</span>}
    </div>
  )
}

interface ChoicesProps {
  readonly name: string
  readonly legend: ReactNode
  readonly hint?: ReactNode
  readonly fault?: string | undefined
  readonly options: readonly { readonly value: string; readonly label: ReactNode }[]
  readonly chosen: string | undefined
}
/** One of a few, as radio buttons, with hint and fault tied to the group. */
export function Choices({ name, legend, hint, fault, options, chosen }: ChoicesProps) {
  const id = useId()
  const told = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined
  return (
    <fieldset className="field" aria-describedby={told}>
      <legend>{legend}</legend>
      {options.map(({ value, label }) => (
        <span key={value} className="tick">
          <input id={`${id}-${value}`} type="radio" name={name} value={value} defaultChecked={chosen === value} />
          <label htmlFor={`${id}-${value}`}>{label}</label>
        </span>
      ))}
      {hint && (
        <span className="note" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {fault && (
        <span className="fault" id={`${id}-fault`}>
          {fault}
        </span>
      )}
    </fieldset>
  )
}

/**
 * Tells refusals in words. A refusal may come from another area than the page's own words: its sentence is then fetched,
 * and nothing is told until it is there.
 */
export function useRefusal(): (code: string, detail?: Readonly<Record<string, unknown>>) => string {
  const t = useTranslations('refusal')
  return useCallback(
    (code, detail) => {
      if (t.has(code as never)) return t(code as never, detail as never)
      needAll().catch(() => undefined)
      return ''
    },
    [t],
  )
}

/** What was refused, in words, above a form; takes the reader's focus through role=alert. */
export function Refusal({ code, detail }: { code: string | undefined; detail?: Readonly<Record<string, unknown>> | undefined }) {
  const tell = useRefusal()
  if (!code) return null
  return (
    <div className="notice seal" role="alert">
      {tell(code, detail)}
    </div>
  )
}
