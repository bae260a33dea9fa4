import { type ReactNode, useId } from 'react'
import { useTranslations } from 'use-intl'
import { TEXT_SIZES, type TextSize } from './preferences.ts'

export interface ToolsProps {
  readonly size: TextSize
  readonly onSize: (size: TextSize) => void
  readonly keys: boolean
  readonly onKeys: (on: boolean) => void
  /** Whether signals are recorded, with consent. */
  readonly signals: boolean
  /** Whether scripts run: without them a browser has its own zoom. */
  readonly live: boolean
  readonly children?: ReactNode
}

/** How the exam is shown and worked: text size, keys, what is recorded. */
export function Tools({ size, onSize, keys, onKeys, signals, live, children }: ToolsProps) {
  const t = useTranslations('exam.player.tools')
  const id = useId()
  if (!live) return <div className="row note">{children}</div>
  return (
    <div className="row note">
      <span>
        <label htmlFor={`${id}-size`}>{t('size')}</label>{' '}
        <select
          id={`${id}-size`}
          className="border border-line bg-paper px-1 py-0.5"
          style={{ borderRadius: 'var(--r)', borderColor: 'var(--edge)' }}
          value={size}
          onChange={(event) => onSize(event.target.value as TextSize)}
        >
          {TEXT_SIZES.map((one) => <option key={one} value={one}>{t(`sizes.${one}`)}</option>)}
        </select>
      </span>
      <details>
        <summary>{t('keyboard')}</summary>
        <p>{t('always')}</p>
        <p className="tick">
          <input id={`${id}-keys`} type="checkbox" checked={keys} onChange={(event) => onKeys(event.target.checked)} />
          <label htmlFor={`${id}-keys`}>{t('single')}</label>
        </p>
        <ul>
          {(['next', 'previous', 'flag', 'unanswered', 'choose'] as const).map((key) => <li key={key}>{t(`keys.${key}`)}</li>)}
        </ul>
        <p>{t('readers')}</p>
      </details>
      {signals && (
        <details>
          <summary>{t('signals')}</summary>
          <p>{t('signalsText')}</p>
        </details>
      )}
      {children}
    </div>
  )
}
