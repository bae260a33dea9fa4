// Modules and lessons: places, questions that are asked once, bodies that are only text, honest minutes.

import { type Body, lengthOf, scanBody } from '#app/content/body.ts'
import type { Frozen } from '#app/content/catalogue.ts'
import { keyFaults } from '#app/content/checks/keys.ts'
import { repeated } from '#app/content/checks/repeated.ts'
import type { Content, FoundLesson } from '#app/content/read.ts'
import type { LessonMeta } from '#app/content/schema.ts'
import { faultAt, type Fault } from '#app/content/source.ts'

/** Characters read with thought in a minute. Minutes may be up to three times more or less; twice is told as a note. */
const PER_MINUTE = 300
const FACTOR = 3
const FAR = 2

export function lessonFaults(content: Content): Fault[] {
  return [...moduleFaults(content), ...content.lessons.flatMap(oneFaults)]
}

function moduleFaults(content: Content): Fault[] {
  const faults: Fault[] = []
  const topics = content.policies.topics?.value.topics.map((t) => t.id)
  for (const { value, folder, origin } of content.modules) {
    if (value.id !== folder) faults.push(faultAt(origin, ['id'], `module ${value.id} stands in folder ${folder}`))
    if (value.topic !== value.id)
      faults.push(faultAt(origin, ['topic'], `module ${value.id} is named for its topic, not ${value.topic}`))
    if (topics && !topics.includes(value.topic))
      faults.push(faultAt(origin, ['topic'], `there is no topic ${value.topic}`))
    if (!content.lessons.some((l) => l.folder === folder)) faults.push(faultAt(origin, [], 'a module without a lesson'))
  }
  for (const i of repeated(content.modules.map((m) => m.value.order))) {
    const found = content.modules[i]
    if (found) faults.push(faultAt(found.origin, ['order'], `order ${found.value.order} is used twice`))
  }
  const twice = (key: (l: FoundLesson) => string, what: string) => {
    for (const i of repeated(content.lessons.map(key))) {
      const lesson = content.lessons[i]
      if (lesson) faults.push({ file: lesson.file, line: 1, what })
    }
  }
  twice((l) => `${l.folder}/${l.number}`, 'another lesson of this module has the same number')
  twice((l) => `${l.folder}/${l.slug}`, 'another lesson of this module has the same name')
  return faults
}

function oneFaults(lesson: FoundLesson): Fault[] {
  const { file, meta, bodyLine } = lesson
  const body = scanBody(lesson.body, bodyLine)
  const faults: Fault[] = body.faults.map(({ line, what }) => ({ file, line, what }))
  if (!body.tags.some((t) => t.name === 'Case' && t.kind === 'open'))
    faults.push({ file, line: bodyLine, what: 'a lesson has at least one <Case>' })
  if (!meta) return faults
  const { value, origin } = meta
  const asked = body.tags.filter((t) => t.name === 'Ask' && t.kind !== 'close')
  value.questions.forEach((question, i) => {
    const times = asked.filter((t) => t.attributes.get('id') === question.id).length
    if (times === 0)
      faults.push(
        faultAt(origin, ['questions', i, 'id'], `question ${question.id} is never asked: <Ask id="${question.id}" />`),
      )
    faults.push(...keyFaults(question).map((f) => faultAt(origin, ['questions', i, ...f.path], f.what)))
  })
  for (const i of repeated(value.questions.map((q) => q.id)))
    faults.push(faultAt(origin, ['questions', i, 'id'], `question id ${value.questions[i]?.id} is used twice`))
  const askedIds = asked.map((t) => t.attributes.get('id') ?? '')
  const again = repeated(askedIds)
  asked.forEach(({ line }, i) => {
    const id = askedIds[i]
    if (!id) return
    if (!value.questions.some((q) => q.id === id)) faults.push({ file, line, what: `there is no question ${id}` })
    else if (again.includes(i)) faults.push({ file, line, what: `question ${id} is asked twice` })
  })
  value.amendments.forEach(({ on }, i) => {
    const before = value.amendments[i - 1]
    if (before && on < before.on)
      faults.push(
        faultAt(origin, ['amendments', i, 'on'], `amendments stand the oldest first: ${on} is before ${before.on}`),
      )
  })
  const read = readingMinutes(value, body)
  if (value.minutes > read * FACTOR || value.minutes < read / FACTOR)
    faults.push(
      faultAt(origin, ['minutes'], `${value.minutes} minutes for a text of about ${Math.max(1, Math.round(read))}`),
    )
  return faults
}

/** How long a lesson takes to read with thought, in minutes. */
export const readingMinutes = (meta: Frozen<LessonMeta>, body: Body): number => charactersOf(meta, body) / PER_MINUTE

/** Lessons whose minutes are far from what their text takes, though not so far as to be a fault. */
export function lessonNotes(content: Content): Fault[] {
  return content.lessons.flatMap(({ meta, body, bodyLine }) => {
    if (!meta) return []
    const read = readingMinutes(meta.value, scanBody(body, bodyLine))
    const times = Math.max(meta.value.minutes / read, read / meta.value.minutes)
    if (times < FAR || times > FACTOR) return []
    return [faultAt(meta.origin, ['minutes'], `${meta.value.minutes} minutes for a text of about ${Math.max(1, Math.round(read))}`)]
  })
}

/** Everything a learner reads: the body, objectives, summary, questions with their explanations. */
function charactersOf(meta: Frozen<LessonMeta>, body: Body): number {
  const questions = meta.questions.flatMap((q) => [
    q.stem,
    q.explanation,
    ...(q.kind === 'true-false' ? [] : q.options.flatMap((o) => [o.text, o.why])),
  ])
  return body.characters + lengthOf([...meta.objectives, ...meta.summary, ...questions].join(''))
}
