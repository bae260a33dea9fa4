// A person's photo for tickets and for the invigilator who looks at a face: seen by its owner and by the desks of the
// sittings they have booked, and by nobody else.

import { type PhotoRefusal, readPhoto } from '#app/domain/exam/photo.ts'
import type { OrganisationId, PersonId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import type { Writer } from '#db/database.ts'
import { bookingsRepository } from '#db/repositories/bookings.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { photosRepository } from '#db/repositories/photos.ts'
import { type UploadRow, uploadsRepository } from '#db/repositories/uploads.ts'
import type { Actor, App } from './app.ts'
import { removeFile, stageFiles, storedFile } from './uploads.ts'

const scopeOf = (personId: PersonId) => `photo:${personId}`

/**
 * Replaces a person's photo; the one before it is taken away, file and all. Only with separate consent (个人信息保护法 29),
 * which is recorded with it and withdrawn by taking the photo away.
 * Refusals: see `readPhoto`; `photo-consent-missing`.
 */
export async function setPhoto(
  app: App,
  personId: PersonId,
  { bytes, consents }: { readonly bytes: Uint8Array; readonly consents: boolean },
): Promise<Result<void, PhotoRefusal | 'photo-consent-missing'>> {
  const read = readPhoto(bytes)
  if (!read.ok) return read
  if (!consents) return refuse('photo-consent-missing')
  const now = app.now()
  const { mime, bytes: picture } = read.value
  const staged = await stageFiles(app, { ownerId: personId, claimId: null }, [{ purpose: 'photo', name: 'photo', bytes: picture, mime }], now)
  const [row] = staged.rows
  if (!row) throw new Error('a photo was staged and is not there')
  let before: UploadRow | undefined
  let kept = false
  try {
    before = await app.database.write(scopeOf(personId), async (tx) => {
      const old = await takeAway(app, tx, personId, now)
      await uploadsRepository(app.database).add(tx, [row])
      await photosRepository(app.database).set(tx, personId, row, now)
      await note(app, tx, personId, personId, 'photo.set', { consents })
      return old
    })
    kept = true
  } catch (fault) {
    // A connection that was lost while committing leaves open what became of the row: while nobody can tell, the file stays.
    kept = await app.database.read((db) => photosRepository(app.database).of(db, personId)).then((photo) => photo?.upload.id === row.id, () => true)
    throw fault
  } finally {
    if (!kept) await staged.drop()
  }
  await staged.keep()
  if (before) await removeFile(app, before)
  return ok(undefined)
}

/** Takes a person's photo away. Refuses `photo-missing` when there is none. */
export async function removePhoto(app: App, personId: PersonId): Promise<Result<void, 'photo-missing'>> {
  const old = await app.database.write(scopeOf(personId), async (tx) => {
    const gone = await takeAway(app, tx, personId, app.now())
    if (gone) await note(app, tx, personId, personId, 'photo.remove')
    return gone
  })
  if (!old) return refuse('photo-missing')
  await removeFile(app, old)
  return ok(undefined)
}

async function takeAway(app: App, tx: Writer, personId: PersonId, now: Instant): Promise<UploadRow | undefined> {
  const photos = photosRepository(app.database)
  const old = await photos.of(tx, personId)
  if (!old) return undefined
  await photos.remove(tx, personId)
  await photos.markDeleted(tx, old.upload, now)
  return old.upload
}

const note = (app: App, tx: Writer, actorId: PersonId, personId: PersonId, action: string, detail: Record<string, unknown> = {}): Promise<void> =>
  peopleRepository(app.database).audit(tx, { id: app.id(), at: app.now(), actorId, action, object: `person:${personId}`, detail })

/** When the photo was set; null when there is none. */
export const photoSetAt = (app: App, personId: PersonId): Promise<Instant | null> =>
  app.database.read(async (db) => (await photosRepository(app.database).of(db, personId))?.setAt ?? null)

/** A desk that may have something to do with a person's exam. */
export interface PhotoDesk {
  readonly organisationId: OrganisationId
  readonly region: string
}
export interface OpenedPhoto {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mime: string
  /** Plain ASCII, made here: nothing of the person's in it. */
  readonly fileName: string
}

/**
 * A photo, for its owner or for the desk of a sitting that the person has booked; a desk's looking is noted first.
 * @param isDesk whether the actor works at such a desk, by the table
 * @returns undefined when there is none or it is none of the actor's business
 */
export async function openPhoto(
  app: App,
  actor: Actor,
  personId: PersonId,
  isDesk: (desk: PhotoDesk) => boolean,
): Promise<OpenedPhoto | undefined> {
  const { photo, desks } = await app.database.read(async (db) => ({
    photo: await photosRepository(app.database).of(db, personId),
    desks: await bookingsRepository(app.database).desksOf(db, personId),
  }))
  const own = actor.personId === personId
  if (!photo || !(own || desks.some(isDesk))) return undefined
  if (!own) await app.database.write(scopeOf(personId), (tx) => note(app, tx, actor.personId, personId, 'photo.read'))
  const { mime } = photo.upload
  return { bytes: await storedFile(app, photo.upload), mime, fileName: mime === 'image/png' ? 'photo.png' : 'photo.jpg' }
}
