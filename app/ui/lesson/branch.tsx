import {
  Children,
  createContext,
  isValidElement,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { Mark } from '../marks.tsx'

interface SceneProps {
  readonly id?: string
  readonly verdict?: string
  readonly children?: ReactNode
}
/** How a choice is shown: a link while every scene lies open; a button where the reader stands; else what was chosen. */
interface Standing {
  readonly anchor: (scene: string) => string
  readonly mode: 'open' | 'here' | 'chosen'
  readonly chosen: string | undefined
  readonly go: (scene: string) => void
}
const Here = createContext<Standing | undefined>(undefined)

/** A scene says what happens and what one may do; the case around it shows it. */
export function Scene(_: SceneProps) {
  return null
}

/**
 * A case that turns on what the reader decides. As it comes from the server all its scenes lie there, to be opened and
 * led to by links; with scripts one walks through it, sees the way one came, goes back and starts anew.
 */
export function Branch({ title, children }: { title?: string; children?: ReactNode }) {
  const t = useTranslations('components.branch')
  const language = useLocale()
  const id = useId()
  const scenes = Children.toArray(children).flatMap((child) =>
    isValidElement<SceneProps>(child) && child.props.id ? [{ ...child.props, id: child.props.id }] : [],
  )
  const [path, setPath] = useState<readonly string[]>()
  const stepped = useRef<HTMLParagraphElement>(null)
  const start = scenes[0]?.id
  useEffect(() => {
    if (start !== undefined) setPath([start])
  }, [start])
  const walk = (to: readonly string[]) => {
    setPath(to)
    // The button that was pressed is gone: the reader, and who listens, goes on at the new scene.
    requestAnimationFrame(() => stepped.current?.focus())
  }
  const anchor = (scene: string) => `${id}${scene}`
  const shown = (scene: (typeof scenes)[number], standing: Omit<Standing, 'anchor'>) => (
    <Here.Provider value={{ anchor, ...standing }}>
      {scene.children}
      {scene.verdict && <Verdict of={scene.verdict} />}
    </Here.Provider>
  )
  const nowhere = () => undefined
  return (
    <section className="case branch" aria-label={title}>
      <header>
        <span lang={language}>{t('heading')}</span> · <b>{title}</b>
      </header>
      {path === undefined ? (
        <div>
          <p className="note" lang={language}>
            {t('open')}
          </p>
          {scenes.map((scene, i) => (
            <details key={scene.id} id={anchor(scene.id)} open={i === 0}>
              <summary lang={language}>{t('scene', { n: i + 1 })}</summary>
              {shown(scene, { mode: 'open', chosen: undefined, go: nowhere })}
            </details>
          ))}
        </div>
      ) : (
        <div>
          {path.slice(0, -1).map((step, i) => {
            const scene = scenes.find((s) => s.id === step)
            return (
              <div key={step} className="past">
                {scene && shown(scene, { mode: 'chosen', chosen: path[i + 1], go: nowhere })}
              </div>
            )
          })}
          <div aria-live="polite">
            <p className="note" lang={language} tabIndex={-1} ref={stepped}>
              {t('step', { n: path.length })}
            </p>
            {scenes
              .filter((s) => s.id === path.at(-1))
              .map((s) => (
                <div key={s.id}>{shown(s, { mode: 'here', chosen: undefined, go: (to) => walk([...path, to]) })}</div>
              ))}
          </div>
          {path.length > 1 && (
            <p className="row noprint" lang={language}>
              <button type="button" className="btn quiet" onClick={() => walk(path.slice(0, -1))}>
                {t('back')}
              </button>
              <button type="button" className="btn quiet" onClick={() => walk(path.slice(0, 1))}>
                {t('anew')}
              </button>
            </p>
          )}
        </div>
      )}
    </section>
  )
}

export function Choice({ to = '', text }: { to?: string; text?: string }) {
  const t = useTranslations('components.branch')
  const language = useLocale()
  const here = useContext(Here)
  if (!here) return null
  if (here.mode === 'open')
    return (
      <a className="choice" href={`#${here.anchor(to)}`}>
        {text}
      </a>
    )
  if (here.mode === 'here')
    return (
      <button type="button" className="choice" onClick={() => here.go(to)}>
        {text}
      </button>
    )
  if (here.chosen !== to) return null
  return (
    <p>
      <b lang={language}>{t('chose')}</b> {text}
    </p>
  )
}

function Verdict({ of }: { of: string }) {
  const t = useTranslations('components.branch')
  const language = useLocale()
  const good = of === 'good'
  return (
    <p lang={language}>
      <Mark tone={good ? 'good' : 'seal'}>{t(good ? 'good' : 'bad')}</Mark>
    </p>
  )
}
