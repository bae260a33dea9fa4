// A file as an answer: kept by nobody on its way, and saved under a name without anything personal in it.

/** @param file `inline`: opened in the browser rather than saved */
export const fileResponse = (file: {
  readonly bytes: Uint8Array<ArrayBuffer> | string
  readonly mime: string
  readonly fileName: string
  readonly inline?: boolean
}): Response =>
  new Response(file.bytes, {
    headers: {
      'content-type': file.mime,
      'content-length': String(Buffer.byteLength(file.bytes)),
      'content-disposition': `${file.inline ? 'inline' : 'attachment'}; filename="${file.fileName}"`,
      'cache-control': 'no-store',
    },
  })
