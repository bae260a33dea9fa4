// HTTP/1.1 over a socket of one's own: as little work as possible, so that what is measured is the server. One request at
// a time on a connection, which is kept open; requests and answers with a Content-Length, as all at the exam door have.

import { connect, type Socket } from 'node:net'

export interface Answer {
  readonly status: number
  readonly body: string
}

/** The connection broke before a whole answer was there: nobody knows whether the server acted. */
export class Broken extends Error {}

export class Connection {
  readonly #port: number
  #socket: Socket | undefined
  #waiting: { done: (answer: Answer) => void; failed: (why: Broken) => void } | undefined
  #read: Buffer = Buffer.alloc(0)

  constructor(port: number) {
    this.#port = port
  }

  /**
   * Sends one request and waits for its answer, on the open connection or on a new one.
   * @throws Broken when the connection ends, or is dropped, before the answer
   */
  send(request: Buffer): Promise<Answer> {
    if (this.#waiting) throw new Error('one request at a time')
    return new Promise((done, failed) => {
      this.#waiting = { done, failed }
      this.#open().write(request)
    })
  }

  /** Ends the connection at once; a request under way is broken. */
  drop(): void {
    this.#socket?.destroy()
    this.#lost(this.#socket)
  }

  /** Whether the next request goes over a connection that has been used before: the server may just be closing it. */
  get open(): boolean {
    return this.#socket !== undefined
  }

  #open(): Socket {
    if (this.#socket) return this.#socket
    const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true })
    socket.on('data', (bytes: Buffer) => this.#take(bytes))
    socket.on('error', () => this.#lost(socket))
    socket.on('end', () => socket.destroy())
    socket.on('close', () => this.#lost(socket))
    this.#socket = socket
    return socket
  }

  #lost(socket: Socket | undefined): void {
    if (!socket || socket !== this.#socket) return
    this.#socket = undefined
    this.#read = Buffer.alloc(0)
    const waiting = this.#waiting
    this.#waiting = undefined
    waiting?.failed(new Broken('the connection ended before the answer'))
  }

  #take(bytes: Buffer): void {
    this.#read = this.#read.length === 0 ? bytes : Buffer.concat([this.#read, bytes])
    const end = this.#read.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = this.#read.toString('latin1', 0, end)
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
    const status = Number(head.slice(9, 12))
    if (length === undefined && status !== 204) {
      this.#socket?.destroy(new Error('an answer without a length'))
      return
    }
    const whole = end + 4 + Number(length ?? 0)
    if (this.#read.length < whole) return
    const body = this.#read.toString('utf8', end + 4, whole)
    this.#read = this.#read.subarray(whole)
    const waiting = this.#waiting
    this.#waiting = undefined
    if (/\r\nconnection: *close/i.test(head)) {
      const socket = this.#socket
      this.#socket = undefined
      socket?.destroy()
    }
    waiting?.done({ status, body })
  }
}

/** The bytes of a request as a browser on our own page would send it. */
export function request(method: string, path: string, port: number, cookie: string, body?: unknown): Buffer {
  const json = body === undefined ? '' : JSON.stringify(body)
  const host = `127.0.0.1:${port}`
  const head = [
    `${method} ${path} HTTP/1.1`,
    `host: ${host}`,
    'connection: keep-alive',
    'accept: */*',
    'accept-language: zh-CN,zh;q=0.9',
    'user-agent: bench',
    `origin: http://${host}`,
    'sec-fetch-site: same-origin',
    ...(cookie ? [`cookie: ${cookie}`] : []),
    ...(body === undefined ? [] : ['content-type: application/json', `content-length: ${Buffer.byteLength(json)}`]),
  ].join('\r\n')
  return Buffer.from(`${head}\r\n\r\n${json}`)
}

/** Sends; once more on a new connection if one that stood idle turned out to be closed. `again` counts that. */
export async function sendSurely(connection: Connection, bytes: Buffer, again: () => void): Promise<Answer> {
  const used = connection.open
  try {
    return await connection.send(bytes)
  } catch (fault) {
    if (!(fault instanceof Broken) || !used) throw fault
    again()
    return connection.send(bytes)
  }
}
