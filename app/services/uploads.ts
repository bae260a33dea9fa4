// Files of evidence: judged by their content, kept under random names, read only by those who may see the claim.

import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import { sha256 } from '#app/domain/canonical.ts'
import type { ClaimId, OrganisationId, PersonId, UploadId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/instant.ts'
import { ok, refuse, type Result } from '#app/domain/result.ts'
import { claimsRepository } from '#db/repositories/claims.ts'
import { peopleRepository } from '#db/repositories/people.ts'
import { uploadsRepository, type UploadRow } from '#db/repositories/uploads.ts'
import type { Actor, App } from './app.ts'

/** What a claim needs, one file each. */
export const EVIDENCE_PURPOSES = ['title-certificate', 'employment-proof'] as const
export type EvidencePurpose = (typeof EVIDENCE_PURPOSES)[number]

export const MAX_EVIDENCE_BYTES = 5 * 1024 * 1024

const ENDING: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' }

/** The ending of a kept file's name. */
export const fileEnding = (mime: string): string => ENDING[mime] ?? 'bin'

export interface EvidenceFile {
  readonly purpose: EvidencePurpose
  /** What the person called it; shown, never used as a path. */
  readonly name: string
  readonly bytes: Uint8Array
}
export type FileRefusal = 'file-missing' | 'file-empty' | 'file-too-large' | 'file-kind'
type Checked = EvidenceFile & { readonly mime: string }

/**
 * One file for each purpose, each a PDF, JPEG or PNG by its content, of at most 5 MB.
 * Refuses the first that is not; the detail names its field.
 */
export async function checkEvidence(files: readonly EvidenceFile[]): Promise<Result<readonly Checked[], FileRefusal>> {
  const checked: Checked[] = []
  for (const purpose of EVIDENCE_PURPOSES) {
    const file = await judgeFile(purpose, files.find((one) => one.purpose === purpose))
    if (!file.ok) return file
    checked.push(file.value)
  }
  return ok(checked)
}

/** One file of evidence: a PDF, JPEG or PNG by its content, of at most 5 MB. The detail of a refusal names its field. */
export async function judgeFile<P extends string>(
  purpose: P,
  file: { readonly name: string; readonly bytes: Uint8Array } | undefined,
): Promise<Result<JudgedFile & { readonly purpose: P }, FileRefusal>> {
  if (!file) return refuse('file-missing', { field: purpose })
  if (file.bytes.length === 0) return refuse('file-empty', { field: purpose })
  if (file.bytes.length > MAX_EVIDENCE_BYTES)
    return refuse('file-too-large', { field: purpose, megabytes: MAX_EVIDENCE_BYTES / 1024 / 1024 })
  const mime = (await fileTypeFromBuffer(file.bytes))?.mime
  if (!mime || !(mime in ENDING)) return refuse('file-kind', { field: purpose })
  return ok({ purpose, name: file.name, bytes: file.bytes, mime })
}

export interface Staged {
  readonly rows: readonly UploadRow[]
  /** The rows are committed: the files take their names. */
  keep(): Promise<void>
  /** The write was refused or failed: nothing stays. */
  drop(): Promise<void>
}

/** Writes checked files of a claim under temporary names, before their rows are written. */
export const stageEvidence = (
  app: App,
  ownerId: PersonId,
  claimId: ClaimId,
  files: readonly Checked[],
  at: Instant,
): Promise<Staged> => stageFiles(app, { ownerId, claimId }, files, at)

/** A file whose kind and size were judged. */
export interface JudgedFile {
  readonly purpose: string
  readonly name: string
  readonly bytes: Uint8Array
  readonly mime: string
}

/** Writes judged files under temporary names, flushed to disk, before their rows are written. */
export async function stageFiles(
  app: App,
  of: Pick<UploadRow, 'ownerId' | 'claimId'>,
  files: readonly JudgedFile[],
  at: Instant,
): Promise<Staged> {
  const staged: UploadRow[] = []
  const drop = async () => {
    for (const row of staged) await rm(partOf(app, row), { force: true })
  }
  try {
    for (const { purpose, name, bytes, mime } of files) {
      const row: UploadRow = {
        ...of,
        id: app.id(),
        purpose,
        shownName: shownNameOf(name),
        mime,
        bytes: bytes.length,
        sha256: sha256(bytes).toString('hex'),
        storedAs: app.id(),
        createdAt: at,
        deletedAt: null,
      }
      staged.push(row)
      const file = await open(partOf(app, row), 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
    }
  } catch (fault) {
    await drop()
    throw fault
  }
  return {
    rows: staged,
    keep: async () => {
      for (const row of staged) await rename(partOf(app, row), pathOf(app, row))
    },
    drop,
  }
}

/** Whose claim it is evidence for, for the one table of who may what. */
export interface EvidenceTarget {
  readonly personId: PersonId
  readonly organisationId: OrganisationId
  readonly region: string
}
export interface OpenedEvidence {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mime: string
  /** Plain ASCII, made here: nothing of the person's in it. */
  readonly fileName: string
}

/**
 * One file, for its owner or an officer who may see the claim; an officer's reading is audited before it happens.
 * @param maySee whether the actor may see a claim, by the table
 * @returns undefined when there is none, it is deleted, or it is none of the actor's business (a declared conflict included)
 */
export async function openEvidence(
  app: App,
  actor: Actor,
  id: UploadId,
  maySee: (of: EvidenceTarget) => boolean,
): Promise<OpenedEvidence | undefined> {
  const found = await app.database.read(async (db) => {
    const evidence = await uploadsRepository(app.database).evidence(db, id)
    return (
      evidence && {
        evidence,
        conflicted: await claimsRepository(app.database).conflictDeclared(db, evidence.claimId, actor.personId),
      }
    )
  })
  if (!found || found.conflicted) return undefined
  const { evidence } = found
  if (
    evidence.deletedAt !== null ||
    !maySee({ personId: evidence.claimantId, organisationId: evidence.organisationId, region: evidence.region })
  )
    return undefined
  if (evidence.ownerId !== actor.personId)
    await app.database.write(`claim:${evidence.claimId}`, (tx) =>
      peopleRepository(app.database).audit(tx, {
        id: app.id(),
        at: app.now(),
        actorId: actor.personId,
        action: 'evidence.read',
        object: `upload:${id}`,
        detail: { claimId: evidence.claimId, purpose: evidence.purpose },
      }),
    )
  return {
    bytes: await storedFile(app, evidence),
    mime: evidence.mime,
    fileName: `${evidence.purpose}.${fileEnding(evidence.mime)}`,
  }
}

/** A stop between commit and renaming leaves the file under its temporary name: it is read all the same. */
export const storedFile = (app: App, row: UploadRow): Promise<Uint8Array<ArrayBuffer>> =>
  readFile(pathOf(app, row)).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return readFile(partOf(app, row))
    throw fault
  })

/** Takes a file away whose row says that it is deleted. */
export async function removeFile(app: App, row: UploadRow): Promise<void> {
  for (const path of [pathOf(app, row), partOf(app, row)]) await rm(path, { force: true })
}

const pathOf = (app: App, row: UploadRow) => join(app.uploadsDir, row.storedAs)
const partOf = (app: App, row: UploadRow) => join(app.uploadsDir, `${row.storedAs}.part`)

/** The last part of whatever path was sent, without control characters and direction marks. */
const shownNameOf = (name: string): string =>
  [...(name.normalize('NFC').split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').trim()]
    .slice(0, 120)
    .join('')
