// npm run admin -- <verb>: what is done from the machine's own command line. Every mistake is one plain sentence, exit 1.

import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from 'csv-parse'
import { randomBytes } from 'node:crypto'
import { removeSimulatedSitting, SIMULATION_USAGE, simulateSitting } from './admin-simulation.ts'
import { asId } from './domain/ids.ts'
import type { Detail } from './domain/result.ts'
import { MOST_BYTES } from './domain/regulation/decode.ts'
import { tellDifference, tellText } from './domain/regulation/report.ts'
import { readEnvironment, StartRefusal } from './env.server.ts'
import { assemble } from './main.server.ts'
import type { App } from './services/app.ts'
import { checkInstallation } from './services/consistency.ts'
import { createOfficer, importPeople } from './services/admin.ts'
import { importOfficialText, type ReadRefusal, readOfficialText } from './services/official-texts.ts'
import { addOrganisation } from './services/organisations.ts'

const USAGE = `npm run admin -- <verb>

  create-organisation --kind platform|broadcaster|authority --name NAME [--name-en NAME] --region 31 --credit-code CODE [--permit NUMBER]
      enters an organisation and prints its id; associations are there from the start
  create-officer --name NAME --email EMAIL --document NUMBER --role ROLE --organisation ID|REGION
      signs a person up with a password that is printed once, and appoints them
  import-people FILE.csv [--book SITTING]
      columns: name,documentNumber,email,region; prints log-ins; books each for a sitting (programme counted as done elsewhere)
  import-regulation FILE [--document ID] [--dry-run]
      reads an official text (Markdown or plain text), shows what it understood and stores it beside the digests of the
      document it recognises by number or title; a newer text is compared with the last; --dry-run stores nothing
${SIMULATION_USAGE}
  check
      database, register and content consistency; exit 1 when anything is wrong`

/** Flags that stand without a value. */
const SWITCHES = ['dry-run', 'release']

/** Values of `--name value` pairs and what stands alone; a switch has the value `yes`. @throws StartRefusal for a flag without its value */
function read(words: readonly string[]): { flags: Record<string, string>; rest: string[] } {
  const flags: Record<string, string> = {}
  const rest: string[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string
    if (!word.startsWith('--')) rest.push(word)
    else if (SWITCHES.includes(word.slice(2))) flags[word.slice(2)] = 'yes'
    else {
      const value = words[++i]
      if (value === undefined) throw new StartRefusal(`${word} needs a value.\n\n${USAGE}`)
      flags[word.slice(2)] = value
    }
  }
  return { flags, rest }
}

const needed = (flags: Record<string, string>, name: string): string => {
  const value = flags[name]
  if (!value) throw new StartRefusal(`--${name} is missing.\n\n${USAGE}`)
  return value
}

type Work = (app: App, flags: Record<string, string>, rest: string[]) => Promise<number>
const VERBS: Readonly<Record<string, Work>> = {
  'create-organisation': organisation, 'create-officer': officer, 'import-people': people, 'import-regulation': regulation, check,
  'simulate-sitting': simulateSitting, 'remove-simulation': (app, _, rest) => removeSimulatedSitting(app, rest),
}

/** @returns the exit status */
export async function admin(words: readonly string[], variables: Record<string, string | undefined>): Promise<number> {
  const [verb, ...more] = words
  const work = verb ? VERBS[verb] : undefined
  if (!work) throw new StartRefusal(verb ? `There is no verb “${verb}”.\n\n${USAGE}` : USAGE)
  const { flags, rest } = read(more)
  // The demo and production differ in their secret alone: with SECRET_KEY unset the one kept beside the data is used.
  const world = await assemble(readEnvironment(variables.SECRET_KEY ? 'production' : 'demo', { LOG_LEVEL: 'error', ...variables }))
  try {
    return await work(world.app, flags, rest)
  } finally {
    await world.close()
  }
}

async function organisation(app: App, flags: Record<string, string>): Promise<number> {
  const result = await addOrganisation(app, {
    kind: needed(flags, 'kind'), name: needed(flags, 'name'), nameEn: flags['name-en'] ?? '', region: needed(flags, 'region'), creditCode: needed(flags, 'credit-code'),
    permit: flags.permit ?? null,
  })
  if (!result.ok) throw new StartRefusal(`Not created: ${result.refusal}. Nothing was changed.`)
  console.log(result.value)
  return 0
}

async function officer(app: App, flags: Record<string, string>): Promise<number> {
  const password = `Mj-${randomBytes(12).toString('base64url')}9`
  const result = await createOfficer(app, {
    legalName: needed(flags, 'name'), email: needed(flags, 'email'), documentNumber: needed(flags, 'document'), role: needed(flags, 'role'),
    organisation: needed(flags, 'organisation'), password,
  })
  if (!result.ok) throw new StartRefusal(`Not created: ${result.refusal}. Nothing was changed.`)
  console.log(`Created. E-mail: ${flags.email}  password (shown once): ${password}`)
  return 0
}

async function people(app: App, flags: Record<string, string>, [file]: string[]): Promise<number> {
  if (!file || !existsSync(file)) throw new StartRefusal(file ? `There is no file ${file}.` : `Name a CSV file.\n\n${USAGE}`)
  const sitting = flags.book === undefined ? null : asId<'sitting'>(flags.book)
  if (sitting === undefined) throw new StartRefusal('--book takes the id of a sitting.')
  const rows: { line: number; values: Record<string, string> }[] = []
  const parser = createReadStream(file).pipe(parse({ columns: true, bom: true, trim: true, info: true, skip_empty_lines: true }))
  try {
    for await (const { info, record } of parser as AsyncIterable<{ info: { lines: number }; record: Record<string, string> }>) rows.push({ line: info.lines, values: record })
  } catch (fault) {
    throw new StartRefusal(`${file} is no CSV with a heading line: ${(fault as Error).message}`)
  }
  const { imported, faults } = await importPeople(app, rows, sitting)
  for (const { line, refusal } of faults) console.error(`${file}:${line}: ${refusal}`)
  if (imported.length > 0) console.log('email,password')
  for (const { email, password } of imported) console.log(`${email},${password}`)
  console.error(`${imported.length} imported, ${faults.length} refused`)
  return faults.length > 0 ? 1 : 0
}

async function regulation(app: App, flags: Record<string, string>, [file]: string[]): Promise<number> {
  if (!file || !existsSync(file) || !statSync(file).isFile()) throw new StartRefusal(file ? `There is no file ${file}.` : `Name a file with an official text.\n\n${USAGE}`)
  const { size } = statSync(file)
  if (size > MOST_BYTES) throw new StartRefusal(`${REFUSED['file-too-large'](file, { bytes: size, most: MOST_BYTES })} Nothing was stored.`)
  const read = readOfficialText(app, readFileSync(file), flags.document)
  if (!read.ok) throw new StartRefusal(`${REFUSED[read.refusal](file, read.detail ?? {})} Nothing was stored.`)
  const { regulation: { id, title, articles }, by, encoding, text, matching, otherwise } = read.value
  console.log(`${file} (${encoding}) is a text of ${id}, ${title}: recognised by its ${by === 'name' ? 'name on the command line' : by}.\n`)
  for (const line of tellText(text, matching, articles)) console.log(line)
  for (const { what, text: own, library } of otherwise) console.log(`Otherwise than in the library, ${what}: ${own} (library: ${library})`)

  const { state, stored, before } = await importOfficialText(app, read.value, basename(file), flags['dry-run'] !== undefined)
  console.log('')
  if (state === 'already-there') {
    console.log(`already imported: this text was stored on ${stored?.importedAt} from ${stored?.fileName}.`)
    return 0
  }
  if (before) {
    console.log(`Compared with the text of ${before.text.importedAt} (${before.text.fileName}):`)
    for (const line of tellDifference(before.changes)) console.log(line)
  }
  console.log(state === 'stored' ? `Stored: ${text.parts.length} parts. It is shown at /regulations/${id} and /regulations/${id}/texts.` : 'Dry run: nothing was stored.')
  return 0
}

/** Why a file is no official text of ours, in one sentence each. */
const REFUSED: Record<ReadRefusal, (file: string, detail: Detail) => string> = {
  'file-empty': (file) => `${file} is empty.`,
  'file-too-large': (file, { bytes, most }) => `${file} has ${bytes} bytes; an official text has at most ${most}.`,
  'file-not-text': (file) => `${file} is neither UTF-8 nor GB18030 text. Save a PDF or Word file as plain text first.`,
  'no-clauses': (file, { lines }) => `${file}: in its ${lines} lines no paragraph begins with a number of a clause (第一条, 一、, （一）, 1., （1）).`,
  'numbering-jumps': (file, { line, found, last, expected }) =>
    `${file}:${line}: here stands ${found}, ${last ? `after ${last}` : 'the first of its kind'}; ${expected} should stand. A clause is missing, or this is a number within a sentence: then join the line to the one before.`,
  'document-unknown': (_, { document, ids }) => `content/regulations has no document ${document}. It has: ${list(ids)}.`,
  'document-unclear': (file, { title, number, ids }) =>
    `${file}: title “${title}” and number “${number}” do not tell which document this is. Name it with --document, one of: ${list(ids)}.`,
  'number-differs': (file, { title, number, document, ids }) =>
    `${file}: “${title}” is the title of ${document}, but ${number} is not its number. Name the document with --document, one of: ${list(ids)}.`,
}
const list = (ids: Detail[string] | undefined): string => (Array.isArray(ids) ? ids.join(', ') : '')

async function check(app: App): Promise<number> {
  const { told, faults } = await checkInstallation(app)
  for (const line of told) console.log(line)
  for (const fault of faults) console.error(`fault: ${fault}`)
  console.log(faults.length === 0 ? 'All is consistent.' : `${faults.length} fault(s).`)
  return faults.length > 0 ? 1 : 0
}
