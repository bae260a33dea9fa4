import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { residentCheckCharacter } from '#app/domain/people/id-number.ts'
import { creditCodeCheckCharacter } from '#app/domain/people/uscc.ts'
import { createOfficer, importPeople } from '#app/services/admin.ts'
import { checkInstallation } from '#app/services/consistency.ts'
import { addOrganisation, associationId } from '#app/services/organisations.ts'
import { appoint, endDuty, officersOf } from '#app/services/officers.ts'
import { ENGINES, openWorld, type TestWorld } from '../database/worlds.ts'

const code = `91310000MA1FL0AB2${creditCodeCheckCharacter('91310000MA1FL0AB2')}`
const document = (serial: number) => {
  const first = `31010119880${101 + serial}100`
  return first + residentCheckCharacter(first)
}
const platform = { kind: 'platform', name: '远山视听', nameEn: '', region: '31', creditCode: code, permit: null }

describe.each(ENGINES)('the command line on %s', (engine) => {
  let world: TestWorld
  beforeAll(async () => {
    world = await openWorld(engine)
  })
  afterAll(() => world.close())

  it('enters an organisation once, by a right credit code', async () => {
    expect((await addOrganisation(world.app, platform)).ok).toBe(true)
    expect(await addOrganisation(world.app, platform)).toEqual({ ok: false, refusal: 'credit-code-known' })
    expect(await addOrganisation(world.app, { ...platform, creditCode: `${code.slice(0, 17)}${code[17] === '0' ? '1' : '0'}` })).toMatchObject({ ok: false, refusal: 'credit-code-check' })
    expect(await addOrganisation(world.app, { ...platform, kind: 'association' })).toMatchObject({ ok: false, refusal: 'kind-unknown' })
  })
  it('creates an officer of a region’s association, who may appoint others but not themself', async () => {
    const wish = { legalName: '顾言', email: 'gu@example.cn', documentNumber: document(0), role: 'association-administrator', organisation: '31', password: 'Paper-and-ink-1' }
    expect(await createOfficer(world.app, wish)).toEqual({ ok: true, value: null })
    const [admin] = await officersOf(world.app, associationId('31'))
    expect(admin?.role).toBe('association-administrator')
    await createOfficer(world.app, { ...wish, legalName: '闻一', email: 'wen@example.cn', documentNumber: document(1), role: 'certifier' })
    const by = admin?.personId ?? null
    expect(await appoint(world.app, by, associationId('31'), { email: 'gu@example.cn', role: 'auditor' })).toMatchObject({ ok: false, refusal: 'own-appointment' })
    expect(await appoint(world.app, by, associationId('31'), { email: 'wen@example.cn', role: 'invigilator' })).toMatchObject({ ok: false, refusal: 'role-excluded' })
    expect(await appoint(world.app, by, associationId('31'), { email: 'wen@example.cn', role: 'platform-officer' })).toMatchObject({ ok: false, refusal: 'role-unknown' })
    const certifier = (await officersOf(world.app, associationId('31'))).find((o) => o.role === 'certifier')
    if (!certifier || !by) throw new Error('no certifier')
    expect(await endDuty(world.app, by, associationId('31'), certifier.roleId)).toEqual({ ok: true, value: null })
    expect(await appoint(world.app, by, associationId('31'), { email: 'wen@example.cn', role: 'invigilator' })).toMatchObject({ ok: true })
  })
  it('imports every row that can be and tells the line of each other', async () => {
    const rows = [
      { line: 2, values: { name: '甲同学', documentNumber: document(2), email: 'jia@example.cn', region: '31' } },
      { line: 3, values: { name: '乙同学', documentNumber: '123', email: 'yi@example.cn', region: '31' } },
      { line: 4, values: { name: '丙同学', documentNumber: document(3), email: 'bing', region: '31' } },
    ]
    const { imported, faults } = await importPeople(world.app, rows, null)
    expect(imported.map((p) => p.email)).toEqual(['jia@example.cn'])
    expect(faults).toEqual([{ line: 3, refusal: 'document-malformed' }, { line: 4, refusal: 'email-malformed' }])
  })
  it('finds a fresh installation consistent', async () => expect((await checkInstallation(world.app)).faults).toEqual([]))
})
