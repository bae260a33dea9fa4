import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asRole, DECIDING, exclude, mayHold, organisationKindOf, type Role, ROLES } from '#app/domain/people/roles.ts'

const role = fc.constantFrom(...ROLES)

describe('roles', () => {
  it.each<[Role, Role]>([
    ['certifier', 'training-officer'],
    ['certifier', 'item-author'],
    ['certifier', 'item-reviewer'],
    ['certifier', 'invigilator'],
    ['auditor', 'case-officer'],
    ['auditor', 'certifier'],
    ['auditor', 'invigilator'],
    ['auditor', 'administrator'],
    ['administrator', 'certifier'],
    ['association-administrator', 'case-officer'],
  ])('%s excludes %s in one organisation, whichever came first', (a, b) => {
    expect(mayHold([a], b)).toEqual({ ok: false, refusal: 'role-excluded', detail: { held: a, wanted: b } })
    expect(mayHold([b], a)).toMatchObject({ refusal: 'role-excluded' })
  })
  it.each<[Role, Role]>([
    ['training-officer', 'invigilator'],
    ['item-author', 'item-reviewer'],
    ['certifier', 'case-officer'],
    ['trainee', 'auditor'],
    ['trainee', 'certifier'],
  ])('%s and %s may be one person', (a, b) => {
    expect(mayHold([a], b).ok).toBe(true)
  })
  it('cannot be held twice', () => {
    for (const held of ROLES) expect(mayHold([held], held)).toMatchObject({ ok: false, refusal: 'role-held' })
  })
  it('exclude each other both ways, never themselves', () => {
    fc.assert(fc.property(role, role, (a, b) => exclude(a, b) === exclude(b, a) && !exclude(a, a)))
  })
  it('that decide are never the auditor’s or an administrator’s', () => {
    for (const decides of DECIDING) {
      for (const other of ['auditor', 'administrator', 'association-administrator'] as const) {
        expect(exclude(decides, other)).toBe(true)
      }
    }
  })
  it('belong to one kind of organisation each, or to none', () => {
    expect(ROLES.map((r) => [r, organisationKindOf(r)])).toEqual([
      ['trainee', null],
      ['training-officer', 'association'],
      ['item-author', 'association'],
      ['item-reviewer', 'association'],
      ['invigilator', 'association'],
      ['case-officer', 'association'],
      ['certifier', 'association'],
      ['auditor', 'association'],
      ['association-administrator', 'association'],
      ['platform-officer', 'platform'],
      ['broadcaster-officer', 'broadcaster'],
      ['supervisor', 'authority'],
      ['administrator', null],
    ])
  })
  it('are a closed set', () => {
    expect([asRole('certifier'), asRole('holder'), asRole('')]).toEqual(['certifier', undefined, undefined])
  })
})
