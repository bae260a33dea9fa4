// npm run admin -- <verb>: what is done from the machine's own command line. Every mistake is one plain sentence, exit 1.

import { createReadStream, existsSync } from 'node:fs'
import { parse } from 'csv-parse'
import { randomBytes } from 'node:crypto'
import { asId } from './domain/ids.ts'
import { readEnvironment, StartRefusal } from './env.server.ts'
import { assemble } from './main.server.ts'
import type { App } from './services/app.ts'
import { checkInstallation } from './services/consistency.ts'
import { createOfficer, importPeople } from './services/admin.ts'
import { addOrganisation } from './services/organisations.ts'

const USAGE = `npm run admin -- <verb>

  create-organisation --kind platform|broadcaster|authority --name NAME [--name-en NAME] --region 31 --credit-code CODE [--permit NUMBER]
      enters an organisation and prints its id; associations are there from the start
  create-officer --name NAME --email EMAIL --document NUMBER --role ROLE --organisation ID|REGION
      signs a person up with a password that is printed once, and appoints them
  import-people FILE.csv [--book SITTING]
      columns: name,documentNumber,email,region; prints log-ins; books each for a sitting (programme counted as done elsewhere)
  check
      database, register and content consistency; exit 1 when anything is wrong`

/** Values of `--name value` pairs and what stands alone. @throws StartRefusal for a flag without its value */
function read(words: readonly string[]): { flags: Record<string, string>; rest: string[] } {
  const flags: Record<string, string> = {}
  const rest: string[] = []
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as string
    if (!word.startsWith('--')) rest.push(word)
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

/** @returns the exit status */
export async function admin(words: readonly string[], variables: Record<string, string | undefined>): Promise<number> {
  const [verb, ...more] = words
  const work = verb === 'create-organisation' ? organisation : verb === 'create-officer' ? officer : verb === 'import-people' ? people : verb === 'check' ? check : undefined
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

async function check(app: App): Promise<number> {
  const { told, faults } = await checkInstallation(app)
  for (const line of told) console.log(line)
  for (const fault of faults) console.error(`fault: ${fault}`)
  console.log(faults.length === 0 ? 'All is consistent.' : `${faults.length} fault(s).`)
  return faults.length > 0 ? 1 : 0
}
