// GIFT, the plain-text format for questions: choices, true or false, matching. Places are lines: `GIFT:12`.

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
} from './found.ts'
import { lettered, mixed, runsUp } from './lettering.ts'
import { fromHtml, fromPlain } from './markup.ts'

type Block = { readonly text: string; readonly line: number; readonly category: string }

/** What a backslash takes its meaning from; each stands as a control character until the question is taken apart. */
const ESCAPED = '~=#{}:\\n'
const hide = (text: string): string =>
  text.replace(/\\([~=#{}:\\n])/g, (_, sign: string) => String.fromCharCode(ESCAPED.indexOf(sign) + 1))
const show = (text: string): string =>
  text.replace(/[\u0001-\u0008]/g, (sign) => ESCAPED[sign.charCodeAt(0) - 1]?.replace('n', '\n') ?? '')

/** Refusals: `import-no-items`, `import-rows`. A blank line ends a question; `//` begins a comment line. */
export function readGift(text: string): Result<Reading, ReadRefusal> {
  const blocks = blocksOf(text)
  if (blocks.length === 0) return refuse('import-no-items')
  if (blocks.length > MAX_ITEMS) return refuse('import-rows', { most: MAX_ITEMS })
  return ok({ format: 'gift', rows: blocks.map((block) => new Question(block).row()), notes: [] })
}

/** Whether a text has at least one question of this format: for telling it from other texts. */
export const looksLikeGift = (text: string): boolean =>
  blocksOf(text).some((block) => /\{[^{}]*\}/.test(hide(block.text)))

function blocksOf(text: string): Block[] {
  const blocks: Block[] = []
  let category = ''
  let begun: { lines: string[]; line: number } | undefined
  const end = () => {
    if (begun) blocks.push({ text: begun.lines.join('\n'), line: begun.line, category })
    begun = undefined
  }
  for (const [i, written] of text.replace(/\r\n?/g, '\n').split('\n').entries()) {
    const line = written.trim()
    if (line.startsWith('//')) {
      // A comment keeps its line, so that what follows keeps its number.
      if (begun) begun.lines.push('')
    } else if (line === '') end()
    else if (/^\$CATEGORY:/i.test(line)) {
      end()
      category = line.slice(10).split('/').at(-1)?.trim() ?? ''
    } else {
      begun ??= { lines: [], line: i + 1 }
      begun.lines.push(written)
    }
  }
  end()
  return blocks
}

/** One answer: `=` right, `~` wrong, or as its weight says. */
type Answer = {
  readonly mark: '=' | '~'
  readonly weight: number | undefined
  readonly text: string
  readonly rationale: string
  readonly line: number
}
type Common = Pick<Asked, 'stem' | 'rationale' | 'effectiveTo' | 'enemies'>

class Question {
  private readonly faults: Fault[] = []
  private readonly notes: Note[] = []
  private readonly places: Record<string, string> = {}
  private html = false
  constructor(private readonly block: Block) {}

  row(): Row {
    const { line, category } = this.block
    const where = `GIFT:${line}`
    const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(this.block.text)
    if (unwritable) this.fault(line, 'cell-control', { column: 'GIFT' })
    const source = hide(this.block.text)
    const title = /^\s*::([\s\S]*?)::/.exec(source)
    const begins = title?.[0].length ?? 0
    const open = source.indexOf('{', begins)
    const close = open < 0 ? -1 : source.indexOf('}', open)
    this.places.stem = where
    const stem = this.words(source.slice(begins, open < 0 ? undefined : open), line, true)
    const asked = unwritable ? undefined : this.asked(source, open, close, stem)
    const draft =
      asked && this.faults.length === 0
        ? { itemId: null, asked, filing: {}, category: category || undefined }
        : undefined
    return {
      where,
      name: briefly(stem) || briefly(show(title?.[1] ?? '')) || where,
      draft,
      faults: this.faults,
      notes: this.notes,
      places: this.places,
    }
  }

  private asked(source: string, open: number, close: number, stem: string): Asked | undefined {
    const { line } = this.block
    if (open < 0) return this.fault(line, 'unsupported', { name: 'description' })
    if (close < 0) return this.fault(line, 'syntax', { text: '{' })
    const after = source.slice(close + 1)
    if (after.includes('{') || after.includes('}'))
      return this.fault(lineAt(source, close, line), 'syntax', { text: '}' })
    if (after.trim() !== '') return this.fault(lineAt(source, close, line), 'unsupported', { name: 'missing word' })
    const [body = '', ...general] = source.slice(open + 1, close).split('####')
    const common = {
      stem,
      rationale: this.words(general.join(' '), lineAt(source, close, line)),
      effectiveTo: null,
      enemies: [],
    }
    const inside = body.trim()
    if (inside === '') return this.fault(line, 'unsupported', { name: 'essay' })
    if (inside.startsWith('#')) return this.fault(line, 'unsupported', { name: 'numerical' })
    const truth = /^(T|TRUE|F|FALSE)\s*(?:#([\s\S]*))?$/i.exec(inside)
    if (truth) return this.trueFalse(common, /^t/i.test(truth[1] ?? ''), (truth[2] ?? '').split('#'))
    const answers = this.answers(body, lineAt(source, open + 1, line))
    if (!answers) return undefined
    const arrows = answers.filter(({ text }) => text.includes('->'))
    if (answers.every(({ mark }) => mark === '=') && arrows.length > 0)
      return arrows.length === answers.length
        ? this.matching(common, answers)
        : this.fault(line, 'syntax', { text: '->' })
    if (answers.every(({ mark, weight }) => mark === '=' && weight === undefined))
      return this.fault(line, 'unsupported', { name: 'short answer' })
    return this.choice(common, answers)
  }

  /** The answers of a body; undefined, and a fault, when something stands before the first sign. */
  private answers(body: string, line: number): Answer[] | undefined {
    const signs = [...body.matchAll(/[=~]/g)].map(({ index }) => index)
    if (body.slice(0, signs[0] ?? body.length).trim() !== '')
      return this.fault(line, 'syntax', { text: briefly(show(body)) })
    if (signs.length > MAX_ANSWERS) return this.fault(line, 'too-many-options', { count: signs.length })
    return signs.map((at, i) => {
      const [, weight, rest = ''] =
        /^\s*(?:%(-?\d{1,3}(?:\.\d{1,5})?)%)?([\s\S]*)$/.exec(body.slice(at + 1, signs[i + 1])) ?? []
      const [text = '', ...told] = rest.split('#')
      return {
        mark: body[at] === '=' ? '=' : '~',
        weight: weight === undefined ? undefined : Number(weight),
        text,
        rationale: told.join('#'),
        line: lineAt(body, at, line),
      }
    })
  }

  private choice(common: Common, answers: readonly Answer[]): Asked | undefined {
    const { line } = this.block
    const worth = ({ mark, weight }: Answer) => weight ?? (mark === '=' ? 100 : 0)
    const right = answers.filter((answer) => worth(answer) > 0)
    if (right.length === 0) return this.fault(line, 'no-right-answer')
    const whole = right.filter((answer) => worth(answer) === 100)
    if (right.length === 1 && whole.length === 0)
      return this.fault(right[0]?.line ?? line, 'partial-credit', { fractions: right.map(worth).join('、') })
    if (right.length > 1 && new Set(right.map(worth)).size > 1) this.note('weights-dropped')
    // The format knows no order of answers: they get their letters by lot.
    const options = this.options(
      mixed(
        answers.map((answer) => ({ ...answer, right: worth(answer) > 0 })),
        common.stem,
      ),
    )
    if (!options) return undefined
    const key = options.filter(({ right }) => right).map(({ id }) => id)
    const choices = { ...common, options: options.map(option), shuffle: true }
    return right.length === 1
      ? { ...choices, kind: 'single', key: key[0] ?? '' }
      : { ...choices, kind: 'multiple', key }
  }

  private trueFalse(common: Common, key: boolean, [ifWrong = '', ifRight = '']: string[]): Asked {
    const { line } = this.block
    const told = [this.words(ifRight, line), this.words(ifWrong, line)].filter((text) => text !== '')
    if (told.length > (common.rationale === '' ? 1 : 0)) this.note('feedback-lost', { name: '#' })
    return { ...common, kind: 'true-false', key, rationale: common.rationale || (told[0] ?? '') }
  }

  private matching(common: Common, answers: readonly Answer[]): Asked | undefined {
    const pairs = answers.map(({ text, line }) => {
      const at = text.indexOf('->')
      return { line, ask: this.words(text.slice(0, at), line), target: this.words(text.slice(at + 2), line) }
    })
    const asks = pairs.filter(({ ask }) => ask !== '')
    const words = [...new Set(pairs.map(({ target }) => target))]
    const targets = lettered(
      mixed(words, common.stem, (drawn) => runsUp(asks.map(({ target }) => drawn.indexOf(words.indexOf(target))))).map(
        (text) => ({ text }),
      ),
    )
    const list = lettered(asks)
    if (!targets || !list)
      return this.fault(this.block.line, 'too-many-options', { count: Math.max(asks.length, words.length) })
    this.note('letters-given')
    this.note('rationale-shared')
    list.forEach(({ line }, i) => {
      this.places[`options.${i}`] = `GIFT:${line}`
    })
    const key = Object.fromEntries(
      list.map(({ id, target }) => [id, targets.find(({ text }) => text === target)?.id ?? '']),
    )
    return {
      ...common,
      kind: 'matching',
      options: list.map(({ id, ask }) => ({ id, text: ask, rationale: common.rationale })),
      targets: targets.map(({ id, text }) => ({ id, text })),
      key,
    }
  }

  private options<T extends Answer>(list: readonly T[]): (T & { readonly id: string })[] | undefined {
    const made = lettered(
      list.map((answer) => ({
        ...answer,
        text: this.words(answer.text, answer.line),
        rationale: this.words(answer.rationale, answer.line),
      })),
    )
    if (!made) return this.fault(this.block.line, 'too-many-options', { count: list.length })
    this.note('letters-given')
    made.forEach(({ line }, i) => {
      this.places[`options.${i}`] = `GIFT:${line}`
    })
    return made
  }

  /** Wording: its own format or that of the question, escapes undone. */
  private words(text: string, line: number, own = false): string {
    const [, format] = /^\s*\[(html|moodle|plain|markdown)\]/i.exec(text) ?? []
    const bare = format ? text.slice(text.indexOf(']') + 1) : text
    const html = format ? /html|moodle/i.test(format) : this.html
    if (own) this.html = html
    const plain = html ? fromHtml(show(bare)) : fromPlain(show(bare))
    if (plain.text.length > LONGEST) this.fault(line, 'cell-too-long', { column: 'GIFT', most: LONGEST })
    for (const { what, name } of plain.faults) this.fault(line, what, { name })
    for (const { what, name } of plain.notes) this.notes.push({ where: `GIFT:${line}`, what, detail: { name } })
    return plain.text
  }

  private fault(line: number, what: Fault['what'], detail: Fault['detail'] = {}): undefined {
    this.faults.push({ where: `GIFT:${line}`, what, detail })
  }
  private note(what: NoteCode, detail: Note['detail'] = {}): void {
    this.notes.push({ where: `GIFT:${this.block.line}`, what, detail })
  }
}
const lineAt = (text: string, offset: number, first: number): number =>
  first + text.slice(0, offset).split('\n').length - 1
const option = ({ id, text, rationale }: { id: string; text: string; rationale: string }) => ({ id, text, rationale })
