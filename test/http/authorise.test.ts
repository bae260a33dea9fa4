import { describe, expect, it } from 'vitest'
import { trustedId } from '#app/domain/ids.ts'
import type { OrganisationKind, Role } from '#app/domain/people/roles.ts'
import { may, organisationsFor, type Action, type Target } from '#app/http/authorise.ts'
import { safePath } from '#app/http/context.ts'
import type { Actor } from '#app/services/app.ts'

const here = trustedId<'organisation'>('here')
const elsewhere = trustedId<'organisation'>('elsewhere')
const me = trustedId<'person'>('me')
const actor = (role: Role, organisation: typeof here | null, kind: OrganisationKind | null, region: string | null): Actor => ({
  personId: me, name: 'x', email: 'x', region: '31',
  roles: [{ role, organisationId: organisation, organisationKind: kind, organisationName: null, region }],
})

describe('the authorisation table', () => {
  const certifier = actor('certifier', here, 'association', '31')
  it.each<[string, Actor | undefined, Action, Target, boolean]>([
    ['a stranger may do nothing', undefined, 'lesson.study', {}, false],
    ['a trainee studies for themself', actor('trainee', null, null, null), 'lesson.study', { personId: me }, true],
    ['a trainee reads no one else’s result', actor('trainee', null, null, null), 'result.read', { personId: trustedId('you') }, false],
    ['a certifier certifies in their association', certifier, 'certificate.issue', { organisationId: here }, true],
    ['a certifier certifies in no other', certifier, 'certificate.issue', { organisationId: elsewhere }, false],
    ['a certifier opens no sitting', certifier, 'sitting.open', { organisationId: here }, false],
    ['a certifier does not release results', certifier, 'result.release', { organisationId: here }, false],
    ['a training officer does not certify', actor('training-officer', here, 'association', '31'), 'certificate.issue', { organisationId: here }, false],
    ['a training officer sees no items', actor('training-officer', here, 'association', '31'), 'item.see', {}, false],
    ['an auditor decides nothing', actor('auditor', here, 'association', '31'), 'claim.decide', { organisationId: here }, false],
    ['a provincial supervisor sees their province', actor('supervisor', here, 'authority', '31'), 'certificate.see', { region: '31' }, true],
    ['a provincial supervisor sees no other', actor('supervisor', here, 'authority', '31'), 'certificate.see', { region: '32' }, false],
    ['a national supervisor sees all', actor('supervisor', here, 'authority', '00'), 'certificate.see', { region: '32' }, true],
    ['a supervisor writes nothing', actor('supervisor', here, 'authority', '00'), 'certificate.change', { organisationId: here, region: '31' }, false],
    ['a target that names nothing is denied', certifier, 'certificate.issue', {}, false],
  ])('%s', (_, who, action, target, allowed) => expect(may(who, action, target)).toBe(allowed))
  it('tells for which organisations somebody may act', () => {
    expect(organisationsFor(certifier, 'certificate.issue')).toEqual([here])
    expect(organisationsFor(certifier, 'sitting.open')).toEqual([])
  })
})

describe('a path to go back to', () => {
  it.each([
    ['/me?x=1', '/me?x=1'], ['https://evil.example/', '/'], ['//evil.example', '/'], ['/\\evil.example', '/'], ['/a\u0000b', '/'], ['', '/'], [null, '/'], ['me', '/'],
  ])('%s leads to %s', (given, to) => expect(safePath(given, '/')).toBe(to))
})
