// What the demo shows at the item bank's desk. Its approvals are marked as samples: nobody has judged these items.

import type { BankEvent, ItemDraft } from '#app/domain/exam/bank.ts'
import type { PersonId } from '#app/domain/ids.ts'
import type { Day } from '#app/domain/instant.ts'
import type { Result } from '#app/domain/result.ts'
import { bankRepository } from '#db/repositories/bank.ts'
import type { App } from './app.ts'
import { bankNow, partsOf } from './bank-facts.ts'
import { decideItem, holdItems, proposeItems, seenOf } from './bank.ts'

/** Of so many items or case sets that ship, one gets a sample approval. */
const ONE_IN = 3

const common = { articles: [{ document: 'guangfa-2012-53', article: '3-1-1' }], effectiveFrom: '2012-07-06' as Day, effectiveTo: null, enemies: [] }
const WAITING: ItemDraft = {
  itemId: null,
  facility: 68,
  body: {
    ...common,
    kind: 'single', topic: 'review-process', level: 'application', shuffle: true,
    stem: '云杉视听自审一部网络电影，审核组有三人。两人同意播出，一人认为结尾须修改后再看。内容管理负责人收到审核单后，哪种做法符合53号文？',
    options: [
      { id: 'a', text: '按多数意见签发，把不同意见附在审核单之后', rationale: '条文要求一致通过，没有少数服从多数。' },
      { id: 'b', text: '请制作方书面承诺以后修改，先安排上线播出', rationale: '承诺不能代替上线之前的审核通过。' },
      { id: 'c', text: '不签发，退回修改，由审核组重审取得一致', rationale: '三人一致通过是复核、签发的前提。' },
      { id: 'd', text: '另换一名同意播出的审核员补签，凑足三人意见', rationale: '换人补签掩盖了分歧，意见并未一致。' },
    ],
    key: 'c',
    rationale: '53号文三（一）1要求3名以上审核员审核一致通过，然后才由内容管理负责人复核、签发；一人不同意，就还没有到签发这一步。',
  },
}
const RETURNED: ItemDraft = {
  itemId: null,
  facility: 82,
  body: {
    ...common,
    kind: 'true-false', topic: 'review-process', level: 'recall',
    stem: '纪录片通过审核以后，应当在节目片头标出由审核单位编制的审核序列号。',
    key: true,
    rationale: '53号文三（一）1把纪录片列在应标注审核序列号的节目之内。',
  },
}

function must<T>(result: Result<T, string>, what: string): T {
  if (!result.ok) throw new Error(`the demo could not ${what}: ${result.refusal} ${JSON.stringify(result.detail ?? {})}`)
  return result.value
}

/** Sample approvals for about a third of what ships, one item that waits, one that was returned, and one on hold. */
export async function sampleBank(app: App, { authorId, reviewerId }: { readonly authorId: PersonId; readonly reviewerId: PersonId }): Promise<void> {
  const bank = await app.database.read((db) => bankNow(app, db))
  const units = [...bank.units].filter((_, i) => i % ONE_IN === 0).flatMap(([, itemIds]) => itemIds)
  const approved = new Set(units)
  const event = (itemId: string): BankEvent | undefined => {
    const entry = bank.byItem.get(itemId)
    return entry?.state === 'unread' ? { type: 'approved', hash: entry.hash, by: reviewerId, sample: true } : undefined
  }
  await app.database.write('items', (tx) =>
    bankRepository(app.database).addEvents(
      tx,
      units.flatMap((itemId) => {
        const first = event(itemId)
        return first ? [{ itemId, seq: 1, at: app.now(), event: first }] : []
      }),
    ),
  )
  must(await proposeItems(app, authorId, [WAITING], { reason: '补一道审核组意见不一致的情形（样例）' }), 'propose an item')
  const [returned] = must(await proposeItems(app, authorId, [RETURNED], { reason: '识记层次补一题（样例）' }), 'propose an item').itemIds
  const seen = seenOf(await app.database.read((db) => partsOf(app, db, [returned ?? ''])))
  const act = { type: 'return', of: 'proposal', reason: '与题库中已有的序列号题目考点重复，请换一个情形（样例）' } as const
  must(await decideItem(app, reviewerId, returned ?? '', { act, seen }), 'return an item')
  const held = bank.entries.find(({ version, caseId, itemId }) => version.topic === 'micro-drama' && caseId === null && !approved.has(itemId))
  if (held) must(await holdItems(app, reviewerId, [held.itemId], '所引条文的分层标准有新的版本，核对之前暂停使用（样例）'), 'hold an item')
}
