// Questions exported from Moodle as XML: single and multiple choice, true or false, matching, ordering.

import { ok, refuse, type Result } from '#app/domain/result.ts'
import {
  type Asked,
  briefly,
  type Fault,
  LONGEST,
  MAX_ANSWERS,
  MAX_ITEMS,
  type Note,
  type NoteCode,
  type Reading,
  type ReadRefusal,
  type Row,
  unwritable,
} from './found.ts'
import { lettered, mixed, runsUp } from './lettering.ts'
import { fromHtml, fromPlain, type Plain } from './markup.ts'
import { allOf, elementsOf, firstOf, placed, textIn, type XmlElement } from './xml.ts'

const FILE = 'quiz'

/** @param quiz the root of the file. Refusals: `import-no-items`, `import-rows`. Categories are kept, for the topics. */
export function readMoodle(quiz: XmlElement): Result<Reading, ReadRefusal> {
  const rows: Row[] = []
  let category = ''
  for (const question of allOf(quiz, 'question')) {
    if (question.attributes.type === 'category')
      category = lastOf(textIn(firstOf(firstOf(question, 'category'), 'text')))
    else rows.push(new Question(question, category).row())
    if (rows.length > MAX_ITEMS) return refuse('import-rows', { most: MAX_ITEMS })
  }
  return rows.length === 0 ? refuse('import-no-items') : ok({ format: 'moodle', rows, notes: [] })
}

/** The last step of `$course$/top/Licences`, where `//` is a slash of the name itself. */
const lastOf = (path: string): string =>
  path
    .trim()
    .split(/(?<!\/)\/(?!\/)/)
    .at(-1)
    ?.replaceAll('//', '/')
    .trim() ?? ''

type Choice = {
  readonly text: string
  readonly rationale: string
  readonly fraction: number
  readonly from: XmlElement
}

class Question {
  private readonly faults: Fault[] = []
  private readonly notes: Note[] = []
  private readonly places: Record<string, string> = {}
  constructor(
    private readonly of: XmlElement,
    private readonly category: string,
  ) {}

  row(): Row {
    const where = placed(FILE, this.of)
    const type = this.of.attributes.type ?? ''
    const name = textIn(firstOf(firstOf(this.of, 'name'), 'text')).trim()
    const stem = this.text('questiontext', 'stem')
    const rationale = this.text('generalfeedback', 'rationale')
    const asked = this.asked(type, stem, rationale)
    this.leftBehind()
    const draft =
      asked && this.faults.length === 0
        ? { itemId: null, asked, filing: {}, category: this.category || undefined }
        : undefined
    return {
      where,
      name: briefly(stem) || briefly(name) || type,
      draft,
      faults: this.faults,
      notes: this.notes,
      places: this.places,
    }
  }

  private asked(type: string, stem: string, rationale: string): Asked | undefined {
    const common = { stem, rationale, effectiveTo: null, enemies: [] }
    switch (type) {
      case 'multichoice':
      case 'multichoiceset':
        return this.choice(common, type)
      case 'truefalse':
        return this.trueFalse(common)
      case 'matching':
      case 'match':
        return this.matching(common)
      case 'ordering':
        return this.ordering(common)
      default:
        this.fault(this.of, 'unsupported', { name: briefly(type) || '?' })
        return undefined
    }
  }

  private choice(common: Common, type: string): Asked | undefined {
    const answers = this.answers()
    const one = type === 'multichoice' && textIn(firstOf(this.of, 'single')).trim() !== 'false'
    const shuffle = ['1', 'true', ''].includes(textIn(firstOf(this.of, 'shuffleanswers')).trim())
    const right = answers.filter(({ fraction }) => fraction > 0)
    if (right.length === 0) return this.fault(this.of, 'no-right-answer')
    if (one && (right.length > 1 || right[0]?.fraction !== 100))
      return this.fault(right[0]?.from ?? this.of, 'partial-credit', {
        fractions: right.map(({ fraction }) => fraction).join('、'),
      })
    if (!one && new Set(right.map(({ fraction }) => fraction)).size > 1) this.note(this.of, 'weights-dropped')
    // A file that leaves the order to chance often begins with the right answer: it gets its letters by lot.
    const list = shuffle ? mixed(answers, common.stem) : answers
    if (shuffle) this.note(this.of, 'letters-given')
    const options = this.lettered(list, 'options')
    if (!options) return undefined
    const key = options.filter(({ fraction }) => fraction > 0).map(({ id }) => id)
    const choices = { ...common, options: options.map(option), shuffle }
    return one ? { ...choices, kind: 'single', key: key[0] ?? '' } : { ...choices, kind: 'multiple', key }
  }

  private trueFalse(common: Common): Asked | undefined {
    const answers = this.answers()
    const right = answers.filter(({ fraction }) => fraction === 100)
    const word = right[0] && textIn(firstOf(right[0].from, 'text')).trim().toLowerCase()
    if (right.length !== 1 || (word !== 'true' && word !== 'false')) return this.fault(this.of, 'no-right-answer')
    const told = right[0]?.rationale ?? ''
    if (answers.some(({ rationale, from }) => rationale !== '' && (common.rationale !== '' || from !== right[0]?.from)))
      this.note(this.of, 'feedback-lost', { name: 'feedback' })
    return { ...common, kind: 'true-false', key: word === 'true', rationale: common.rationale || told }
  }

  private matching(common: Common): Asked | undefined {
    const pairs = this.few('subquestion').map((from) => ({
      from,
      text: this.read(from).text,
      target: this.read(firstOf(from, 'answer')).text,
    }))
    const asks = pairs.filter(({ text }) => text !== '')
    const words = [...new Set(pairs.map(({ target }) => target))]
    // The file lists pair by pair: targets in that order would stand beside their options.
    const targets = lettered(
      mixed(words, common.stem, (drawn) => runsUp(asks.map(({ target }) => drawn.indexOf(words.indexOf(target))))).map(
        (text) => ({ text }),
      ),
    )
    const options = this.lettered(
      asks.map((ask) => ({ ...ask, rationale: common.rationale })),
      'options',
    )
    if (!targets) return this.fault(this.of, 'too-many-options', { count: words.length })
    if (!options) return undefined
    this.note(this.of, 'letters-given')
    this.note(this.of, 'rationale-shared')
    const key = Object.fromEntries(
      options.map(({ id, target }) => [id, targets.find(({ text }) => text === target)?.id ?? '']),
    )
    return {
      ...common,
      kind: 'matching',
      options: options.map(option),
      targets: targets.map(({ id, text }) => ({ id, text })),
      key,
    }
  }

  private ordering(common: Common): Asked | undefined {
    // The file lists the answers in their right order.
    const steps = this.answers().map((step, place) => ({
      ...step,
      rationale: step.rationale || common.rationale,
      place,
    }))
    const options = this.lettered(
      mixed(steps, common.stem, (drawn) => runsUp(drawn)),
      'options',
    )
    if (!options) return undefined
    this.note(this.of, 'letters-given')
    if (steps.some(({ rationale }) => rationale === common.rationale)) this.note(this.of, 'rationale-shared')
    const key = [...options].sort((a, b) => a.place - b.place).map(({ id }) => id)
    return { ...common, kind: 'ordering', options: options.map(option), key }
  }

  /** Elements of a name; none, and a fault, when there are so many that nobody meant them. */
  private few(name: string): XmlElement[] {
    const all = allOf(this.of, name)
    if (all.length <= MAX_ANSWERS) return all
    this.fault(this.of, 'too-many-options', { count: all.length })
    return []
  }

  private answers(): Choice[] {
    return this.few('answer').map((from) => ({
      from,
      text: this.read(from).text,
      rationale: this.read(firstOf(from, 'feedback')).text,
      fraction: Number(from.attributes.fraction ?? 0) || 0,
    }))
  }

  private lettered<T extends { readonly from: XmlElement }>(
    list: readonly T[],
    path: string,
  ): (T & { readonly id: string })[] | undefined {
    const made = lettered(list)
    if (!made) this.fault(this.of, 'too-many-options', { count: list.length })
    made?.forEach(({ from }, i) => {
      this.places[`${path}.${i}`] = placed(FILE, from)
    })
    return made
  }

  private text(name: string, path: string): string {
    const element = firstOf(this.of, name)
    if (element) this.places[path] = placed(FILE, element)
    return this.read(element).text
  }

  /** The words of an element with a `<text>` and a format, and what they lose. */
  private read(element: XmlElement | undefined): Plain {
    if (!element) return fromPlain('')
    const raw = textIn(firstOf(element, 'text'))
    const format = element.attributes.format ?? 'html'
    const plain = format === 'plain_text' || format === 'markdown' ? fromPlain(raw) : fromHtml(raw)
    if (unwritable(plain.text)) this.fault(element, 'cell-control', { column: element.name })
    if (plain.text.length > LONGEST) this.fault(element, 'cell-too-long', { column: element.name, most: LONGEST })
    for (const { what, name } of plain.faults) this.fault(element, what, { name })
    for (const { what, name } of plain.notes) this.note(element, what, { name })
    return plain
  }

  /** What has no place in an item of the bank, named. */
  private leftBehind(): void {
    const said = (name: string) => allOf(this.of, name).some((element) => textIn(element).trim() !== '')
    const feedback = ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback', 'hint'].filter(said)
    if (feedback.length > 0) this.note(this.of, 'feedback-lost', { name: feedback.join('、') })
    const tags = allOf(firstOf(this.of, 'tags') ?? this.of, 'tag').map((tag) => textIn(tag).trim())
    if (tags.length > 0) this.note(this.of, 'tags-lost', { name: tags.join('、') })
    const settings = ['idnumber'].filter(said)
    if (Number(textIn(firstOf(this.of, 'defaultgrade')) || 1) !== 1) settings.push('defaultgrade')
    if (settings.length > 0) this.note(this.of, 'setting-lost', { name: settings.join('、') })
    const files = elementsOf(this.of).filter((element) => allOf(element, 'file').length > 0)
    for (const element of files)
      this.fault(element, 'media', { name: allOf(element, 'file')[0]?.attributes.name ?? 'file' })
  }

  private fault(at: XmlElement, what: Fault['what'], detail: Fault['detail'] = {}): undefined {
    this.faults.push({ where: placed(FILE, at), what, detail })
  }
  private note(at: XmlElement, what: NoteCode, detail: Note['detail'] = {}): void {
    this.notes.push({ where: placed(FILE, at), what, detail })
  }
}
type Common = Pick<Asked, 'stem' | 'rationale' | 'effectiveTo' | 'enemies'>
const option = ({ id, text, rationale }: { id: string; text: string; rationale: string }) => ({ id, text, rationale })
