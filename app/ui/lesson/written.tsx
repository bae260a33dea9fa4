// The compiled texts of lessons and handbook. Each is a file of its own, loaded when it is read.

import { MDXProvider } from '@mdx-js/react'
import { type ComponentType, lazy, Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { Ask } from './ask.tsx'
import { Branch, Choice, Scene } from './branch.tsx'
import { Card, Cards } from './cards.tsx'
import { Case, Decision, LookFor, OnSheet, Situation } from './case.tsx'
import { Cite } from './cite.tsx'
import { Compare } from './compare.tsx'
import { Ref } from './ref.tsx'
import { Moment, Timeline } from './timeline.tsx'

interface Text {
  readonly default: ComponentType
}

const texts = {
  ...import.meta.glob<Text>('/content/courses/**/*.mdx'),
  ...import.meta.glob<Text>('/content/handbook/*.md'),
}

const kept = new Map<string, ComponentType>()

/** The component of a file, made once: a new lazy component for every drawing would load and mount the text anew. */
function componentOf(file: string): ComponentType | undefined {
  const load = texts[`/${file}`]
  if (!load) return undefined
  const component = kept.get(file) ?? lazy(load)
  kept.set(file, component)
  return component
}

/** Wide tables scroll by themselves, by keyboard too. */
function WideTable(props: React.ComponentPropsWithoutRef<'table'>) {
  const t = useTranslations('learn')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="overflow-x-auto" aria-label={t('table')} tabIndex={0}>
      <table {...props} />
    </section>
  )
}

// Few lessons draw or ask by tool: these parts come with the lessons that do.
const Flow = lazy(async () => ({ default: (await import('./flow.tsx')).Flow }))
const MicroDramaClass = lazy(async () => ({ default: (await import('./micro-drama.tsx')).MicroDramaClass }))
const ReviewersNeeded = lazy(async () => ({ default: (await import('./reviewers.tsx')).ReviewersNeeded }))
/** A step says where it leads; the flow around it reads that and draws it. */
const Step = () => null

/** What stands for the tags of a lesson. */
export const lessonComponents = {
  Ask,
  Branch,
  Card,
  Cards,
  Case,
  Choice,
  Cite,
  Compare,
  Decision,
  Flow,
  LookFor,
  MicroDramaClass,
  Moment,
  OnSheet,
  Ref,
  ReviewersNeeded,
  Scene,
  Situation,
  Step,
  Timeline,
  table: WideTable,
}

/** @param file path from the project's root, as the catalogue names it */
export function Written({ file }: { file: string }) {
  const t = useTranslations('learn')
  const Text = componentOf(file)
  if (!Text) return <p className="notice warn">{file}</p>
  return (
    <MDXProvider components={lessonComponents}>
      <Suspense fallback={<p className="note">{t('loading')}</p>}>
        <Text />
      </Suspense>
    </MDXProvider>
  )
}
