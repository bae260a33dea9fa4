// The bank's desk for the stories: drafts that break no rule, and short ways through the services.

import type { BankAct } from '#app/domain/exam/bank-decision.ts'
import type { ItemDraft } from '#app/domain/exam/bank.ts'
import type { PersonId } from '#app/domain/ids.ts'
import type { App } from '#app/services/app.ts'
import { decideItem, proposeItems, seenOf } from '#app/services/bank.ts'
import { bankNow, partsOf, unitOf } from '#app/services/bank-facts.ts'
import { day } from '../exam/sample-items.ts'
import { good } from '../exam-room/room.ts'

type Single = Extract<ItemDraft['body'], { kind: 'single' }>

/** A single-choice item that the content check has nothing against. */
export const body = (changes: Partial<Single> = {}): Single => ({
  kind: 'single',
  topic: 'filing',
  level: 'recall',
  stem: '平台备案一部网络剧时，应当报送哪一项？',
  options: [
    { id: 'a', text: '收视情况统计', rationale: 'CANARY 条文没有列出。' },
    { id: 'b', text: '节目内容概要', rationale: 'CANARY 列在应报信息之内。' },
    { id: 'c', text: '演职人员合同', rationale: 'CANARY 不属于备案信息。' },
    { id: 'd', text: '广告投放计划', rationale: 'CANARY 与备案无关。' },
  ],
  shuffle: true,
  key: 'b',
  rationale: 'CANARY 53号文五（三）1列出节目名称和内容概要。',
  articles: [{ document: 'guangfa-2012-53', article: '5-3-1' }],
  effectiveFrom: day('2020-01-01'),
  effectiveTo: null,
  enemies: [],
  ...changes,
})
export const draft = (changes: Partial<Single> = {}, itemId: string | null = null): ItemDraft => ({ itemId, facility: 70, body: body(changes) })

/** The drafts of a case set of three, new or over existing items. */
export const caseDrafts = (label: string, situation: string, itemIds: readonly (string | null)[] = [null, null, null]): ItemDraft[] =>
  itemIds.map((itemId, i) =>
    draft({ level: 'judgement', stem: `案例第${i + 1}问，应当怎样办理？`, group: { id: label, situation, part: i + 1, of: itemIds.length } }, itemId),
  )

export const entryOf = async (app: App, itemId: string) => {
  const entry = await app.database.read(async (db) => (await bankNow(app, db)).byItem.get(itemId))
  if (!entry) throw new Error(`the bank has no ${itemId}`)
  return entry
}

/** What a person who opens the item's page now has seen. */
export const seenNow = (app: App, itemId: string): Promise<string> =>
  app.database.read(async (db) => {
    const bank = await bankNow(app, db)
    const entry = bank.byItem.get(itemId)
    return seenOf(await partsOf(app, db, (entry && bank.units.get(unitOf(entry))) ?? [itemId]))
  })

export const act = async (app: App, by: PersonId, itemId: string, what: BankAct) => decideItem(app, by, itemId, { act: what, seen: await seenNow(app, itemId) })
export const approve = (app: App, by: PersonId, itemId: string) => act(app, by, itemId, { type: 'approve', of: 'proposal' })

/** A new item, proposed; its id. */
export async function proposed(app: App, by: PersonId, one: ItemDraft = draft()): Promise<string> {
  const [itemId = ''] = good(await proposeItems(app, by, [one], { reason: '补充题库' })).itemIds
  return itemId
}
