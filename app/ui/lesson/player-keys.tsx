import { useNavigate } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'

interface KeysProps {
  readonly sections: readonly { readonly anchor: string }[]
  /** Addresses; null where there is none. */
  readonly before: string | null
  readonly after: string | null
}

const KEPT = 'mingjian.lesson-keys'
const KEYS = ['j', 'k', 'n', 'p', 'b'] as const

/**
 * Single keys that lead through a lesson, and the list of them, which anyone can see. They keep silent while somebody
 * types, and can be switched off (WCAG 2.2, 2.1.4).
 */
export function Keys({ sections, before, after }: KeysProps) {
  const t = useTranslations('player.keys')
  const navigate = useNavigate()
  const list = useRef<HTMLDetailsElement>(null)
  const [on, setOn] = useState<boolean | null>(null)
  const anchors = sections.map(({ anchor }) => anchor).join('\n')
  useEffect(() => setOn(stored() !== 'off'), [])
  useEffect(() => {
    if (!on) return
    // Where the last jump led to: at the end of a page a heading cannot come to the top, and the next jump goes on from it.
    let jumped: { readonly index: number; readonly scrollY: number } | null = null
    const headings = () => anchors.split('\n').flatMap((anchor) => document.getElementById(anchor) ?? [])
    const jump = (step: 1 | -1) => {
      const all = headings()
      const here = jumped && jumped.scrollY === scrollY ? jumped.index : null
      const tops = all.map((heading) => heading.getBoundingClientRect().top)
      const next = tops.findIndex((top) => top > 24)
      const past = tops.findLastIndex((top) => top < -8)
      const index = here === null ? (step > 0 ? next : past) : here + step
      const heading = all[index]
      if (!heading && step > 0) return
      if (heading) {
        heading.scrollIntoView()
        heading.focus({ preventScroll: true })
      } else scrollTo(0, 0)
      jumped = heading ? { index, scrollY } : null
    }
    const bookmark = () => {
      const all = headings()
      const here = all.findLast((heading) => heading.getBoundingClientRect().top < innerHeight * 0.4) ?? all[0]
      if (!here) return
      document.querySelector<HTMLFormElement>(`form[data-bookmark="${CSS.escape(here.id)}"]`)?.requestSubmit()
    }
    const help = () => {
      if (!list.current) return
      list.current.open = true
      list.current.querySelector('summary')?.focus()
    }
    const does: Readonly<Record<string, () => void>> = {
      j: () => jump(1),
      k: () => jump(-1),
      n: () => after && navigate(after),
      p: () => before && navigate(before),
      b: bookmark,
      '?': help,
      '？': help,
    }
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return
      const act = does[event.key.toLowerCase()]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [on, anchors, before, after, navigate])

  return (
    <details ref={list} className="noprint mt-4">
      <summary>
        <b className="text-ink">{t('title')}</b> <kbd>?</kbd>
      </summary>
      <dl className="facts mt-2">
        {KEYS.map((key) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              <kbd>{key.toUpperCase()}</kbd>
            </dt>
            <dd>{t(key)}</dd>
          </div>
        ))}
        <dt>
          <kbd>?</kbd>
        </dt>
        <dd>{t('help')}</dd>
      </dl>
      <p>{t('typing')}</p>
      {on === null ? (
        <p>{t('script')}</p>
      ) : (
        <label className="tick">
          <input
            type="checkbox"
            checked={on}
            onChange={(event) => {
              setOn(event.target.checked)
              store(event.target.checked ? 'on' : 'off')
            }}
          />
          {t('on')}
        </label>
      )}
    </details>
  )
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null

// A browser may keep nothing for a site; then the choice lasts as long as the page.
function stored(): string | null {
  try {
    return localStorage.getItem(KEPT)
  } catch {
    return null
  }
}
function store(value: string): void {
  try {
    localStorage.setItem(KEPT, value)
  } catch {
    // Nothing is kept.
  }
}
