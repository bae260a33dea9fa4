// A case set of /content of which one part was bettered at the desk: reading the rest takes nothing of that back.

import { describe, expect, it } from 'vitest'
import { bankState, type BankEvent, type ItemFacts } from '#app/domain/exam/bank.ts'
import { type BankAct, decide, type Part } from '#app/domain/exam/bank-decision.ts'
import { itemHash, type ItemVersion } from '#app/domain/exam/item.ts'
import { trustedId } from '#app/domain/ids.ts'
import { caseSet } from '../exam/sample-items.ts'

const [author, reader, officer] = ['author', 'reader', 'officer'].map((id) => trustedId<'person'>(id))
if (!author || !reader || !officer) throw new Error('nobody is there')
const versions: readonly ItemVersion[] = caseSet('case', [{ kind: 'single' }, { kind: 'true-false' }, { kind: 'multiple' }])
const known = (version: ItemVersion, number: number) => ({ hash: itemHash(version), version, facility: 70, number })

/** `bettered`: whether the first part has an approved version of the desk. `shipped`: what /content says of it now. */
function partsWith(events: readonly BankEvent[] = [], shipped?: (version: ItemVersion) => ItemVersion): Part[] {
  return versions.map((version, i) => {
    const own = { ...version, stem: `${version.stem}, bettered` }
    const proposed: BankEvent = { type: 'proposed', hash: itemHash(own), by: author as never, over: itemHash(version) }
    const approved: BankEvent = { type: 'approved', hash: itemHash(own), by: reader as never, sample: false }
    const facts: ItemFacts = {
      itemId: version.itemId,
      content: known(i === 0 && shipped ? shipped(version) : version, 1),
      desk: i === 0 ? [known(own, 2)] : [],
      events: i === 0 ? [proposed, approved] : events,
    }
    return { facts, state: bankState(facts) }
  })
}
const itemsOf = (parts: readonly Part[], act: BankAct) => {
  const decided = decide(parts, act, officer as never)
  return decided.ok ? decided.value.map(({ itemId }) => itemId) : decided.refusal
}
const [one, two, three] = versions.map(({ itemId }) => itemId)
const approve: BankAct = { type: 'approve', of: 'content' }
const giveBack: BankAct = { type: 'return', of: 'content', reason: 'not so' }

describe('a case set with one part from the desk', () => {
  it('is read in the parts that still ship; the approved version of the desk stays', () => {
    expect(itemsOf(partsWith(), approve)).toEqual([two, three])
    expect(itemsOf(partsWith(), giveBack)).toEqual([two, three])
  })

  it('goes back to the shipped wording when nothing else is left to read', () => {
    const read: BankEvent[] = versions.slice(1, 2).map((version) => ({ type: 'approved', hash: itemHash(version), by: reader as never, sample: false }))
    const parts = partsWith().map((part, i): Part => {
      const version = versions[i] as ItemVersion
      const facts = i === 0 ? part.facts : { ...part.facts, events: [{ ...(read[0] as BankEvent), hash: itemHash(version) } as BankEvent] }
      return { facts, state: bankState(facts) }
    })
    expect(itemsOf(parts, approve)).toEqual([one])
  })

  it('takes new shipped wordings of all its parts together', () => {
    const parts = partsWith([], (version) => ({ ...version, stem: 'another' }))
    expect(itemsOf(parts, approve)).toEqual([one, two, three])
    // Keeping the desk's version says nothing against the parts that ship.
    expect(itemsOf(parts, giveBack)).toEqual([one])
  })
})
