// One qti-assessment-item: choice, order and match are taken; any other interaction is named and not taken.

import {
  type Asked,
  briefly,
  type Fault,
  LETTERS,
  LONGEST,
  MAX_ANSWERS,
  type Note,
  type NoteCode,
  unwritable,
} from './found.ts'
import { lettered, mixed, runsUp } from './lettering.ts'
import { fromTree } from './markup.ts'
import { OPTION, TARGET } from './qti-names.ts'
import { allOf, below, elementsOf, firstOf, placed, textIn, type XmlElement } from './xml.ts'

export type QtiItem = {
  readonly name: string
  readonly asked: Asked | undefined
  readonly faults: readonly Fault[]
  readonly notes: readonly Note[]
  readonly places: Readonly<Record<string, string>>
}

/** @param own whether our own export wrote it: then its letters and their order stand as they are */
export const readQtiItem = (file: string, root: XmlElement, own = false): QtiItem => new Item(file, root, own).read()

type Choice = {
  readonly identifier: string
  readonly text: string
  readonly rationale: string
  readonly from: XmlElement
}
type Common = Pick<Asked, 'stem' | 'rationale' | 'effectiveTo' | 'enemies'>
const INTERACTION = /^qti-.*-interaction$/
const FEEDBACK = /^qti-feedback-(inline|block)$/

class Item {
  private readonly faults: Fault[] = []
  private readonly notes: Note[] = []
  private readonly places: Record<string, string> = {}
  constructor(
    private readonly file: string,
    private readonly root: XmlElement,
    private readonly own: boolean,
  ) {}

  read(): QtiItem {
    const body = firstOf(this.root, 'qti-item-body')
    const interactions = body ? below(body).filter(({ name }) => INTERACTION.test(name)) : []
    const [interaction] = interactions
    const outside = body
      ? this.text(body, ({ name }) => INTERACTION.test(name) || FEEDBACK.test(name) || name === 'qti-rubric-block')
      : ''
    const prompt = interaction && firstOf(interaction, 'qti-prompt')
    const stem = [outside, prompt ? this.text(prompt) : ''].filter((part) => part !== '').join('\n')
    this.places.stem = placed(this.file, prompt ?? body ?? this.root)
    const asked = this.asked(interactions, { stem, rationale: this.rationale(), effectiveTo: null, enemies: [] })
    this.leftBehind()
    return {
      name: briefly(stem) || briefly(this.root.attributes.title ?? this.root.attributes.identifier ?? ''),
      asked: this.faults.length === 0 ? asked : undefined,
      faults: this.faults,
      notes: this.notes,
      places: this.places,
    }
  }

  private asked(interactions: readonly XmlElement[], common: Common): Asked | undefined {
    const [interaction, ...more] = interactions
    if (!interaction) return this.fault(this.root, 'unsupported', { name: 'qti-item-body' })
    for (const other of more) this.fault(other, 'unsupported', { name: other.name })
    switch (interaction.name) {
      case 'qti-choice-interaction':
        return this.choice(interaction, common)
      case 'qti-order-interaction':
        return this.ordering(interaction, common)
      case 'qti-match-interaction':
        return this.matching(interaction, common)
      default:
        return this.fault(interaction, 'unsupported', { name: interaction.name })
    }
  }

  private choice(of: XmlElement, common: Common): Asked | undefined {
    const right = this.right(of)
    if (!right) return undefined
    const choices = this.choices(of, 'qti-simple-choice')
    const names = choices.map(({ identifier }) => identifier)
    const unknown = right.values.find((value) => !names.includes(value))
    if (unknown !== undefined) return this.fault(of, 'answer-unreadable', { text: briefly(unknown) })
    if (right.cardinality === 'single' && names.length === 2 && ['true', 'false'].every((name) => names.includes(name)))
      return { ...common, kind: 'true-false', key: right.values[0] === 'true' }
    const options = this.options(choices)
    if (!options) return undefined
    const key = right.values.map((value) => options.find(({ identifier }) => identifier === value)?.id ?? '')
    const whole = { ...common, options: options.map(option), shuffle: of.attributes.shuffle === 'true' }
    return right.cardinality === 'single'
      ? { ...whole, kind: 'single', key: key[0] ?? '' }
      : { ...whole, kind: 'multiple', key }
  }

  private ordering(of: XmlElement, common: Common): Asked | undefined {
    const right = this.right(of)
    if (!right) return undefined
    const choices = this.choices(of, 'qti-simple-choice', common.rationale)
    const places = choices.map(({ identifier }) => right.values.indexOf(identifier))
    if (places.includes(-1))
      return this.fault(of, 'answer-unreadable', { text: choices[places.indexOf(-1)]?.identifier ?? '' })
    // Choices that stand in the order of the key would tell it by their letters.
    const tells = !this.own && runsUp(places)
    if (tells) this.note(of, 'letters-given')
    const options = this.options(tells ? mixed(choices, common.stem, runsUp) : choices, 'options', OPTION, !this.own)
    return (
      options && {
        ...common,
        kind: 'ordering',
        options: options.map(option),
        key: right.values.map((value) => options.find(({ identifier }) => identifier === value)?.id ?? ''),
      }
    )
  }

  private matching(of: XmlElement, common: Common): Asked | undefined {
    const right = this.right(of)
    if (!right) return undefined
    const [left, other] = allOf(of, 'qti-simple-match-set')
    if (!left || !other) return this.fault(of, 'answer-unreadable', { text: 'qti-simple-match-set' })
    const asks = this.choices(left, 'qti-simple-associable-choice', common.rationale)
    const answers = this.choices(other, 'qti-simple-associable-choice', '')
    const pairs = right.values.map((value) => value.trim().split(/\s+/))
    const wrong = pairs.find(
      ([from, to]) =>
        !asks.some(({ identifier }) => identifier === from) || !answers.some(({ identifier }) => identifier === to),
    )
    if (wrong) return this.fault(of, 'answer-unreadable', { text: briefly(wrong.join(' ')) })
    if (new Set(pairs.map(([from]) => from)).size !== pairs.length)
      return this.fault(of, 'answer-unreadable', { text: briefly(right.values.join('; ')) })
    const targetOf = (ask: Choice) =>
      answers.findIndex(({ identifier }) => identifier === pairs.find(([from]) => from === ask.identifier)?.[1])
    const tells = !this.own && runsUp(asks.map(targetOf))
    if (tells) this.note(of, 'letters-given')
    const options = this.options(asks, 'options', OPTION, !this.own)
    const targets = this.options(
      tells ? mixed(answers, common.stem, (drawn) => runsUp(asks.map((ask) => drawn.indexOf(targetOf(ask))))) : answers,
      'targets',
      TARGET,
      !this.own,
    )
    if (!options || !targets) return undefined
    const key = Object.fromEntries(
      pairs.map(([from, to]) => [
        options.find(({ identifier }) => identifier === from)?.id ?? '',
        targets.find(({ identifier }) => identifier === to)?.id ?? '',
      ]),
    )
    return {
      ...common,
      kind: 'matching',
      options: options.map(option),
      targets: targets.map(({ id, text }) => ({ id, text })),
      key,
    }
  }

  /** The right values: the correct response, or else what a mapping gives marks for. */
  private right(of: XmlElement): { cardinality: string; values: string[] } | undefined {
    const declared = allOf(this.root, 'qti-response-declaration').find(
      ({ attributes }) => attributes.identifier === of.attributes['response-identifier'],
    )
    if (!declared) return this.fault(of, 'no-right-answer')
    this.places.key = placed(this.file, declared)
    const mapped = allOf(firstOf(declared, 'qti-mapping') ?? { ...declared, children: [] }, 'qti-map-entry').filter(
      ({ attributes }) => Number(attributes['mapped-value']) > 0,
    )
    const correct = allOf(firstOf(declared, 'qti-correct-response') ?? { ...declared, children: [] }, 'qti-value').map(
      (value) => textIn(value).trim(),
    )
    const values = correct.length > 0 ? correct : mapped.map(({ attributes }) => attributes['map-key'] ?? '')
    if (mapped.length > 0) this.note(declared, 'weights-dropped')
    if (values.length > MAX_ANSWERS) return this.fault(declared, 'too-many-options', { count: values.length })
    return values.length > 0
      ? { cardinality: declared.attributes.cardinality ?? 'single', values }
      : this.fault(declared, 'no-right-answer')
  }

  /** @param shared what stands for a choice's own rationale where a format seldom has one */
  private choices(of: XmlElement, name: string, shared?: string): Choice[] {
    const all = allOf(of, name)
    if (all.length > MAX_ANSWERS) this.fault(of, 'too-many-options', { count: all.length })
    const choices = all.slice(0, MAX_ANSWERS).map((from): Choice => {
      const told = elementsOf(from)
        .filter((element) => FEEDBACK.test(element.name))
        .map((element) => this.text(element))
      return {
        identifier: from.attributes.identifier ?? '',
        text: this.text(from, (element) => FEEDBACK.test(element.name)),
        rationale: told.join('\n'),
        from,
      }
    })
    if (!shared || choices.every(({ rationale }) => rationale !== '')) return choices
    this.note(of, 'rationale-shared')
    return choices.map((choice) => ({ ...choice, rationale: choice.rationale || shared }))
  }

  /** Choices with letters: their own where all have one, in their order otherwise or when asked `afresh`. */
  private options(
    choices: readonly Choice[],
    path = 'options',
    prefix = OPTION,
    afresh = false,
  ): (Choice & { readonly id: string })[] | undefined {
    const bare = choices.map(({ identifier }) =>
      this.own && identifier.startsWith(prefix) ? identifier.slice(prefix.length) : identifier,
    )
    const named = bare.every((id) => (LETTERS as readonly string[]).includes(id)) && new Set(bare).size === bare.length
    const made = named && !afresh ? choices.map((choice, i) => ({ ...choice, id: bare[i] ?? '' })) : lettered(choices)
    if (!made) return this.fault(this.root, 'too-many-options', { count: choices.length })
    made.forEach(({ from }, i) => {
      this.places[`${path}.${i}`] = placed(this.file, from)
    })
    return made
  }

  /** The feedback on the whole item; what hangs on a choice's own identifier is that choice's. */
  private rationale(): string {
    const feedback = allOf(this.root, 'qti-modal-feedback')
    const whole =
      feedback.find(({ attributes }) => attributes.identifier === 'rationale') ??
      (feedback.length === 1 ? feedback[0] : undefined)
    if (whole) this.places.rationale = placed(this.file, whole)
    const others = feedback.filter((element) => element !== whole)
    if (others.length > 0)
      this.note(others[0] ?? this.root, 'feedback-lost', {
        name: others.map(({ attributes }) => attributes.identifier ?? '').join('、'),
      })
    return whole ? this.text(whole) : ''
  }

  private text(of: XmlElement, leave?: (element: XmlElement) => boolean): string {
    const plain = fromTree(of, leave)
    if (unwritable(plain.text)) this.fault(of, 'cell-control', { column: of.name })
    if (plain.text.length > LONGEST) this.fault(of, 'cell-too-long', { column: of.name, most: LONGEST })
    for (const { what, name } of plain.faults) this.fault(of, what, { name })
    for (const { what, name } of plain.notes) this.note(of, what, { name })
    return plain.text
  }

  /** Supports and languages that the bank has no place for, and settings that it does not follow. */
  private leftBehind(): void {
    const all = below(this.root)
    const catalog = all.find(({ name }) => name === 'qti-catalog-info')
    const supports = [
      ...new Set(all.filter(({ name }) => name === 'qti-card').map(({ attributes }) => attributes.support ?? '?')),
    ]
    if (catalog) this.note(catalog, 'catalog-lost', { name: supports.join('、') || 'qti-catalog' })
    const languages = [
      ...new Set(
        [this.root, ...all]
          .map(({ attributes }) => attributes['xml:lang'] ?? '')
          .filter((language) => language !== '' && !/^zh\b/i.test(language)),
      ),
    ]
    if (languages.length > 0) this.note(this.root, 'language-other', { name: languages.join('、') })
    const settings = [
      ...new Set(
        all
          .filter(({ name }) =>
            [
              'qti-template-declaration',
              'qti-template-processing',
              'qti-rubric-block',
              'qti-companion-materials-info',
              'qti-stylesheet',
            ].includes(name),
          )
          .map(({ name }) => name),
      ),
    ]
    if (allOf(this.root, 'qti-assessment-stimulus-ref').length > 1) settings.push('qti-assessment-stimulus-ref')
    if (this.root.attributes.adaptive === 'true') settings.push('adaptive')
    if (all.some(({ attributes }) => attributes.fixed === 'true')) settings.push('fixed')
    const processing = firstOf(this.root, 'qti-response-processing')
    if (processing && elementsOf(processing).length > 0) settings.push('qti-response-processing')
    if (settings.length > 0) this.note(this.root, 'setting-lost', { name: settings.join('、') })
  }

  private fault(at: XmlElement, what: Fault['what'], detail: Fault['detail'] = {}): undefined {
    this.faults.push({ where: placed(this.file, at), what, detail })
  }
  private note(at: XmlElement, what: NoteCode, detail: Note['detail'] = {}): void {
    this.notes.push({ where: placed(this.file, at), what, detail })
  }
}
const option = ({ id, text, rationale }: Choice & { id: string }) => ({ id, text, rationale })
