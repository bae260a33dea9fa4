// Ids are types of their own, so that a sitting's id cannot be passed where a person's is meant.

declare const kind: unique symbol
export type Id<K extends string> = string & { readonly [kind]: K }

export type PersonId = Id<'person'>
export type OrganisationId = Id<'organisation'>
export type SittingId = Id<'sitting'>
export type BookingId = Id<'booking'>
export type FormId = Id<'form'>
export type AttemptId = Id<'attempt'>
export type ClaimId = Id<'claim'>
export type UploadId = Id<'upload'>
export type RosterEntryId = Id<'roster-entry'>
export type ApiKeyId = Id<'api-key'>
export type SnapshotId = Id<'snapshot'>

/** Hash of an item version's canonical JSON: what an attempt was sat on, for ever. */
export type ItemHash = Id<'item-hash'>

const SHAPE = /^[A-Za-z0-9_-]{1,64}$/

/** Text from outside as an id; undefined when it cannot be one. It says nothing of whether the thing exists. */
export const asId = <K extends string>(text: string): Id<K> | undefined =>
  SHAPE.test(text) ? (text as Id<K>) : undefined

/** Text already known to be an id: read from the database or just drawn. */
export const trustedId = <K extends string>(text: string): Id<K> => text as Id<K>
