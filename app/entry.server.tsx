import { Transform } from 'node:stream'
import { createReadableStreamFromReadable, type ActionFunctionArgs, type AppLoadContext, type EntryContext, type LoaderFunctionArgs } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'

const PATIENCE_MS = 10_000

/** Pages are sent whole (no streamed holes), so that they read without JavaScript. */
export default async function handleRequest(
  request: Request, status: number, headers: Headers, remixContext: EntryContext, { app, nonce, language }: AppLoadContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let code = status
    let answered = false
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={PATIENCE_MS} />, {
      nonce,
      onAllReady() {
        answered = true
        const body = withoutPadding()
        headers.set('content-type', 'text/html; charset=utf-8')
        headers.set('content-language', language)
        if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store')
        headers.append('vary', 'accept-language, cookie')
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: code }))
        pipe(body)
      },
      onShellError: reject,
      onError(fault) {
        code = 500
        if (!answered) app.log.error({ err: fault }, 'a page could not be drawn')
      },
    })
    setTimeout(abort, PATIENCE_MS + 1000).unref()
  })
}

/** React 18.3 pads its buffers with NUL bytes where a character of several bytes does not fit; a page has none of its own. */
const withoutPadding = () =>
  new Transform({
    transform: (chunk: Buffer, _encoding, done) => done(null, chunk.includes(0) ? Buffer.from(chunk.filter((byte) => byte !== 0)) : chunk),
  })

/** A client that hangs up is no fault. */
export function handleError(fault: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  if (request.signal.aborted) return
  if (fault instanceof Error && /^No route matches|does not have an action|Invalid request method/.test(fault.message)) return
  context.app.log.error({ err: fault, path: new URL(request.url).pathname }, 'a page ended in a fault')
}
