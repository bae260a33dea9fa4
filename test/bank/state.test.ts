import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bankState, type BankEvent, examinable, type ItemFacts, knownVersions, nextNumber, STANDINGS, VERSION_STATES } from '#app/domain/exam/bank.ts'
import { decide, propose } from '#app/domain/exam/bank-decision.ts'
import { differences, marksBetween } from '#app/domain/exam/difference.ts'
import { itemHash, type ItemVersion } from '#app/domain/exam/item.ts'
import { type PersonId, trustedId } from '#app/domain/ids.ts'
import { caseSet, multiple, single } from '../exam/sample-items.ts'

const [author, reviewer, third] = ['author', 'reviewer', 'third'].map((name) => trustedId<'person'>(name)) as [PersonId, PersonId, PersonId]
const known = (version: ItemVersion, number = 1) => ({ hash: itemHash(version), version, facility: 70, number })
const [H0, H1, D2, D3] = ['shipped', 'shipped later', 'written', 'written again'].map((stem) => known(single('one', { stem }))) as [
  ReturnType<typeof known>, ReturnType<typeof known>, ReturnType<typeof known>, ReturnType<typeof known>,
]
const d2 = { ...D2, number: 2 }
const d3 = { ...D3, number: 3 }
const facts = (content: ItemFacts['content'], desk: ItemFacts['desk'], ...events: BankEvent[]): ItemFacts => ({ itemId: 'one', content, desk, events })
const proposes = (version: { hash: typeof D2.hash }, by = author, over = H0): BankEvent => ({ type: 'proposed', hash: version.hash, by, over: over.hash })
const approves = (version: { hash: typeof D2.hash }, by = reviewer, sample = false): BankEvent => ({ type: 'approved', hash: version.hash, by, sample })
const returns = (version: { hash: typeof D2.hash }, by = reviewer): BankEvent => ({ type: 'returned', hash: version.hash, by, reason: 'why' })

describe('an item of /content', () => {
  it('is examined though nobody of an association has read it', () => {
    expect(bankState(facts(H0, []))).toMatchObject({ examined: H0.hash, standing: 'free', open: null, conflict: false })
    expect(bankState(facts(H0, [])).versions.get(H0.hash)).toMatchObject({ state: 'proposed', readBy: 'nobody' })
  })
  it('is marked as read by an officer’s approval, and a sample’s approval gives way to it', () => {
    const readBy = (...events: BankEvent[]) => bankState(facts(H0, [], ...events)).versions.get(H0.hash)?.readBy
    expect([readBy(approves(H0)), readBy(approves(H0, reviewer, true)), readBy(approves(H0, reviewer, true), approves(H0, third))]).toEqual(['association', 'sample', 'association'])
  })
  it('stays as it ships until a version of the desk is approved, which then stands', () => {
    expect(bankState(facts(H0, [d2], proposes(d2)))).toMatchObject({ examined: H0.hash, open: D2.hash })
    expect(bankState(facts(H0, [d2], proposes(d2), returns(d2)))).toMatchObject({ examined: H0.hash, open: null })
    expect(bankState(facts(H0, [d2], proposes(d2), approves(d2)))).toMatchObject({ examined: D2.hash, open: null, conflict: false })
  })
  it('shipped with another wording later, is a conflict to decide, and the approved version stands meanwhile', () => {
    const events = [proposes(d2), approves(d2)]
    expect(bankState(facts(H1, [d2], ...events))).toMatchObject({ examined: D2.hash, conflict: true })
    expect(bankState(facts(H1, [d2], ...events, approves(H1)))).toMatchObject({ examined: H1.hash, conflict: false })
    expect(bankState(facts(H1, [d2], ...events, returns(H1)))).toMatchObject({ examined: D2.hash, conflict: false })
    expect(bankState(facts(H0, [d2], ...events))).toMatchObject({ examined: D2.hash, conflict: false })
  })
  it('that is returned is not examined', () => expect(bankState(facts(H0, [], returns(H0))).examined).toBeNull())
  it('counts its versions from the shipped one, also when that changes', () => {
    const numbers = (item: ItemFacts) => knownVersions(item).map(({ origin, number }) => `${origin} ${number}`)
    expect(numbers(facts(H0, []))).toEqual(['content 1'])
    expect(numbers(facts(H0, [d2, d3], proposes(d2), proposes(d3)))).toEqual(['content 1', 'desk 2', 'desk 3'])
    expect(numbers(facts(H1, [d2], proposes(d2)))).toEqual(['desk 2', 'content 3'])
    const over = facts(H1, [d2, { ...D3, number: 4 }], proposes(d2), proposes(D3, author, H1))
    expect(numbers(over)).toEqual(['desk 2', 'content 3', 'desk 4'])
    expect(nextNumber(over)).toBe(5)
  })
})

describe('an item of the desk', () => {
  const written = (...events: BankEvent[]) => facts(null, [known(D2.version, 1), d3], ...events)
  it('is not examined before it is approved', () => {
    expect(bankState(written(proposes(d2))).examined).toBeNull()
    expect(bankState(written(proposes(d2), approves(d2))).examined).toBe(D2.hash)
  })
  it('keeps its approved version while the next one waits', () => {
    expect(bankState(written(proposes(d2), approves(d2), proposes(d3)))).toMatchObject({ examined: D2.hash, open: D3.hash })
  })
  it.each([
    ['its author', [proposes(d2)], D2.hash, author],
    ['who proposed it again after somebody else', [proposes(d2), { type: 'withdrawn', hash: D2.hash, by: author, reason: 'x' }, proposes(d2, third)], D2.hash, author],
    ['who wrote the returned wording that led to it', [proposes(d2), returns(d2), proposes(d3, third)], D3.hash, author],
  ] as [string, BankEvent[], typeof D2.hash, PersonId][])('is never read by %s as its second reader', (_, events, hash, by) => {
    const item = written(...events)
    expect(decide([{ facts: item, state: bankState(item) }], { type: 'approve', of: 'proposal' }, by)).toMatchObject({ refusal: 'bank-own-version' })
    expect(bankState(written(...events, { type: 'approved', hash, by, sample: false })).examined).toBeNull()
    expect(bankState(written(...events, { type: 'approved', hash, by: reviewer, sample: false })).examined).toBe(hash)
  })
  it('may be read by its first author again once a version of somebody else stood in between', () => {
    expect(bankState(written(proposes(d2), approves(d2), proposes(d3, third), approves(d3, author))).examined).toBe(D3.hash)
  })
  it('is gone for good when retired', () => {
    const retired: BankEvent = { type: 'retired', by: reviewer, reason: 'old' }
    const after = written(proposes(d2), retired, approves(d2), { type: 'released', by: reviewer, reason: 'no' })
    expect(bankState(after)).toMatchObject({ standing: 'retired', examined: null })
    const part = { facts: after, state: bankState(after) }
    for (const act of [{ type: 'approve', of: 'proposal' }, ...(['hold', 'release', 'retire', 'withdraw'] as const).map((type) => ({ type, reason: 'why' }))] as const)
      expect(decide([part], act, reviewer)).toMatchObject({ refusal: 'bank-item-retired' })
    expect(propose(part, D3.hash, author, 'why')).toMatchObject({ refusal: 'bank-item-retired' })
  })
})

describe('what may be done', () => {
  const waiting = facts(H0, [d2], proposes(d2))
  const part = (item: ItemFacts) => ({ facts: item, state: bankState(item) })
  it.each([
    ['withdraw', reviewer, 'bank-not-author'],
    ['release', reviewer, 'bank-not-held'],
  ] as const)('%s by %s is refused: %s', (type, by, refusal) => {
    expect(decide([part(waiting)], { type, reason: 'why' }, by)).toMatchObject({ refusal })
  })
  it('needs a reason but for an approval', () => expect(decide([part(waiting)], { type: 'hold', reason: ' ' }, reviewer)).toMatchObject({ refusal: 'bank-reason-needed' }))
  it('refuses to propose what is there, or beside somebody else’s proposal; an own one is replaced', () => {
    expect(propose(part(facts(H0, [])), H0.hash, third, 'why')).toMatchObject({ refusal: 'bank-nothing-changed' })
    expect(propose(part(waiting), H0.hash, author, 'why')).toMatchObject({ value: [{ type: 'withdrawn', hash: D2.hash }] })
    expect(propose(part(waiting), D2.hash, third, 'why')).toMatchObject({ refusal: 'bank-nothing-changed' })
    expect(propose(part(waiting), D3.hash, third, 'why')).toMatchObject({ refusal: 'bank-other-proposal' })
    expect(propose(part(waiting), D3.hash, author, 'why')).toMatchObject({ value: [{ type: 'withdrawn', hash: D2.hash }, { type: 'proposed', hash: D3.hash }] })
  })
})

describe('a case set', () => {
  const parts = caseSet('case', [{ kind: 'single' }, { kind: 'true-false' }, { kind: 'single' }])
  const items = (change: (facts: ItemFacts, i: number) => ItemFacts) =>
    parts.map((version, i) => change({ itemId: version.itemId, content: known(version), desk: [], events: [] }, i)).map((f) => [f, bankState(f)] as const)
  const with_ = (...events: BankEvent[]) => items((f, i) => (i === 1 ? { ...f, events } : f))
  it('goes on forms whole', () => expect(examinable(with_()).map(({ itemId }) => itemId)).toEqual(['case-1', 'case-2', 'case-3']))
  it.each([
    ['held', { type: 'held', by: reviewer, reason: 'x' }],
    ['retired', { type: 'retired', by: reviewer, reason: 'x' }],
    ['returned', { type: 'returned', hash: itemHash(parts[1] as ItemVersion), by: reviewer, reason: 'x' }],
  ] as [string, BankEvent][])('goes on none while a part is %s', (_, event) => expect(examinable(with_(event))).toEqual([]))
  it('goes on none while its parts tell different situations', () => {
    const other = { ...(parts[0] as ItemVersion), group: { id: 'case', situation: 'another', part: 1, of: 3 } }
    expect(examinable(items((f, i) => (i === 0 ? { ...f, content: known(other) } : f)))).toEqual([])
  })
})

describe('whatever happens to an item', () => {
  const people = fc.constantFrom(author, reviewer, third)
  const hashes = fc.constantFrom(H0.hash, H1.hash, D2.hash, D3.hash)
  const reason = fc.constant('why')
  const event: fc.Arbitrary<BankEvent> = fc.oneof(
    fc.record({ type: fc.constant('proposed' as const), hash: hashes, by: people, over: fc.constantFrom(H0.hash, H1.hash, null) }),
    fc.record({ type: fc.constant('approved' as const), hash: hashes, by: people, sample: fc.boolean() }),
    fc.record({ type: fc.constantFrom('returned' as const, 'withdrawn' as const), hash: hashes, by: people, reason }),
    fc.record({ type: fc.constantFrom('held' as const, 'released' as const), by: people, reason }),
    fc.record({ type: fc.constant('retired' as const), by: people, reason }),
  )
  const item = fc
    .record({ content: fc.constantFrom(null, H0, H1), desk: fc.constantFrom([], [d2], [d2, d3]), events: fc.array(event, { maxLength: 30 }) })
    .map(({ content, desk, events }): ItemFacts => ({ itemId: 'one', content, desk, events }))

  it('it is in one of the states there are, and no version of the desk is examined that its second reader did not approve', () => {
    fc.assert(
      fc.property(item, (one) => {
        const state = bankState(one)
        expect(STANDINGS).toContain(state.standing)
        for (const { state: s } of state.versions.values()) expect(VERSION_STATES).toContain(s)
        for (const version of examinable([[one, state]])) {
          const hash = itemHash(version)
          expect(state.standing).toBe('free')
          if (one.content?.hash === hash) continue
          const approval = one.events.some(
            (e, i) =>
              e.type === 'approved' && e.hash === hash &&
              one.events.slice(0, i).some((p) => p.type === 'proposed' && p.hash === hash) &&
              !one.events.slice(0, i).some((p) => p.type === 'proposed' && p.hash === hash && p.by === e.by),
          )
          expect(approval).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })
  it('what the rules allow is what the state becomes: decisions made one after another never contradict', () => {
    const step = fc.record({
      by: people,
      what: fc.constantFrom('propose D2', 'propose D3', 'approve', 'return', 'withdraw', 'hold', 'release', 'retire', 'adopt', 'keep'),
    })
    fc.assert(
      fc.property(fc.constantFrom(null, H0, H1), fc.array(step, { maxLength: 25 }), (content, steps) => {
        let one = facts(content, [])
        for (const { by, what } of steps) {
          const part = { facts: one, state: bankState(one) }
          if (what === 'propose D2' || what === 'propose D3') {
            const version = what === 'propose D2' ? d2 : d3
            const answer = propose(part, version.hash, by, 'why')
            if (!answer.ok) continue
            const desk = one.desk.some(({ hash }) => hash === version.hash) ? one.desk : [...one.desk, version]
            one = { ...one, desk, events: [...one.events, ...answer.value] }
            continue
          }
          const act = what === 'approve' || what === 'adopt' ? ({ type: 'approve', of: what === 'approve' ? 'proposal' : 'content' } as const)
            : what === 'return' || what === 'keep' ? ({ type: 'return', of: what === 'return' ? 'proposal' : 'content', reason: 'why' } as const)
              : ({ type: what, reason: 'why' } as const)
          const answer = decide([part], act, by)
          if (!answer.ok) continue
          one = { ...one, events: [...one.events, ...answer.value.map(({ event: e }) => e)] }
          // Whatever was decided changed something.
          expect(bankState(one)).not.toEqual(part.state)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the difference of two versions', () => {
  it('leads from the one to the other and back, character by character', () => {
    const text = fc.string({ unit: fc.constantFrom('审', '核', '员', 'a', '。', '𠮷'), maxLength: 30 })
    fc.assert(
      fc.property(text, text, (was, is) => {
        const marks = marksBetween(was, is)
        const of = (...kinds: string[]) => marks.filter(({ kind }) => kinds.includes(kind)).map((m) => m.text).join('')
        expect([of('same', 'gone'), of('same', 'new')]).toEqual([was, is])
        expect(marks.every((mark, i) => mark.text !== '' && mark.kind !== marks[i - 1]?.kind)).toBe(true)
      }),
    )
  })
  it('names the fields that changed, and no other', () => {
    const before = single('one')
    const after = { ...before, stem: '新的题干', key: 'c', effectiveTo: before.effectiveFrom, options: before.options.slice(0, 3) }
    expect(differences({ version: before, facility: 70 }, { version: after, facility: 65 }).map(({ field, id }) => (id ? `${field} ${id}` : field))).toEqual([
      'stem', 'option d', 'why d', 'key', 'to', 'facility',
    ])
    expect(differences({ version: before, facility: 70 }, { version: before, facility: 70 })).toEqual([])
    expect(differences({ version: before, facility: 70 }, { version: multiple('one'), facility: 70 })[0]).toEqual({ field: 'kind', id: null, marks: [{ kind: 'gone', text: 'single' }, { kind: 'new', text: 'multiple' }] })
  })
})
