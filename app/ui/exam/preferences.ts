// What a candidate set for this device: text size, keys. Kept in the browser, where there is room.

import { useEffect, useState } from 'react'

/** A setting that is remembered on this device. @param all what it may be; the first is the default */
export function usePreference<T extends string>(key: string, all: readonly [T, ...T[]]): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(all[0])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the choices of a key are always the same
  useEffect(() => {
    try {
      const kept = all.find((one) => one === localStorage.getItem(key))
      if (kept) setValue(kept)
    } catch {
      // A browser that keeps nothing: the setting lasts as long as the page.
    }
  }, [key])
  return [
    value,
    (chosen) => {
      setValue(chosen)
      try {
        localStorage.setItem(key, chosen)
      } catch {
        // as above
      }
    },
  ]
}

export const TEXT_SIZES = ['100', '125', '150', '175'] as const
export type TextSize = (typeof TEXT_SIZES)[number]

/** The size of all text of the exam, in per cent; as it was when the exam is left. */
export function useTextSize(): [TextSize, (size: TextSize) => void] {
  const [size, setSize] = usePreference('exam-text-size', TEXT_SIZES)
  useEffect(() => {
    const { style } = document.documentElement
    style.fontSize = size === '100' ? '' : `${size}%`
    return () => {
      style.fontSize = ''
    }
  }, [size])
  return [size, setSize]
}
