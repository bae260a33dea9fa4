// The life of an item: what was decided about it, and what follows from that. Facts are stored, the state is computed.

import type { ItemHash, PersonId } from '#app/domain/ids.ts'
import type { ItemVersion } from './item.ts'

/** `by` is who did it. `sample`: an approval of the demo, by nobody's judgement. */
export type BankEvent =
  | { readonly type: 'proposed'; readonly hash: ItemHash; readonly by: PersonId }
  | { readonly type: 'approved'; readonly hash: ItemHash; readonly by: PersonId; readonly sample: boolean }
  | { readonly type: 'returned'; readonly hash: ItemHash; readonly by: PersonId; readonly reason: string }
  | { readonly type: 'withdrawn'; readonly hash: ItemHash; readonly by: PersonId; readonly reason: string }
  | { readonly type: 'held'; readonly by: PersonId; readonly reason: string }
  | { readonly type: 'released'; readonly by: PersonId; readonly reason: string }
  | { readonly type: 'retired'; readonly by: PersonId; readonly reason: string }

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** An item as somebody writes it or a file brings it, before it is a version of the bank. */
export type ItemDraft = {
  /** The item of which this is to be a new version; null: a new item. */
  readonly itemId: string | null
  readonly body: Without<ItemVersion, 'itemId'>
  /** Expected share of prepared candidates who answer rightly, in whole hundredths: 75 is 75 %. */
  readonly facility: number
}
