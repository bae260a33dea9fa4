import { useTranslations } from 'use-intl'
import type { ItemVersion } from '#app/domain/exam/item.ts'
import type { Typed } from './fields.ts'

/** The inputs of one response to an item, with the author's letters. */
export function ResponseFields({ version, n, typed, legend }: { version: ItemVersion; n: number; typed: Typed; legend: string }) {
  return (
    <fieldset className="field stack">
      <legend>{legend}</legend>
      <Inputs version={version} n={n} typed={typed} />
    </fieldset>
  )
}

function Inputs({ version, n, typed }: { version: ItemVersion; n: number; typed: Typed }) {
  const t = useTranslations('rulings')
  const name = (id: string) => `${n}.${id}`
  switch (version.kind) {
    case 'single':
      return version.options.map(({ id, text }) => (
        <label key={id} className="tick" lang="zh-CN">
          <input type="radio" name={name('key')} value={id} defaultChecked={typed[name('key')] === id} />
          <span>{id}. {text}</span>
        </label>
      ))
    case 'true-false':
      return (['true', 'false'] as const).map((value) => (
        <label key={value} className="tick">
          <input type="radio" name={name('key')} value={value} defaultChecked={typed[name('key')] === value} />
          <span>{t(`answer.${value}`)}</span>
        </label>
      ))
    case 'multiple':
      return version.options.map(({ id, text }) => (
        <label key={id} className="tick" lang="zh-CN">
          <input type="checkbox" name={name(id)} defaultChecked={typed[name(id)] === 'on'} />
          <span>{id}. {text}</span>
        </label>
      ))
    case 'ordering':
    case 'matching': {
      const choices = version.kind === 'ordering' ? version.options.map((_, i) => ({ value: String(i + 1), text: String(i + 1) })) : version.targets.map(({ id, text }) => ({ value: id, text: `${id}. ${text}` }))
      return version.options.map(({ id, text }) => (
        <label key={id} className="grid gap-1" lang="zh-CN">
          <span>{id}. {text}</span>
          <select name={name(id)} defaultValue={typed[name(id)] ?? ''}>
            <option value="">{t('answer.none')}</option>
            {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.text}</option>)}
          </select>
        </label>
      ))
    }
  }
}
