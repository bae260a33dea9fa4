// The bare limit, as a program: node:http and one prepared statement, nothing else. It takes the same request and gives a
// durable answer to it (WAL, synchronous=FULL, one transaction each), but asks nobody who they are, knows no revision
// that lost, checks no option, keeps no history, logs nothing.
//   PORT, BARE_FILE in the environment

import { createServer } from 'node:http'
import Sqlite from 'better-sqlite3'

const database = new Sqlite(process.env.BARE_FILE ?? ':memory:')
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
database.exec('create table answers (attempt_id text, slot integer, revision integer, response text, saved_at text, primary key (attempt_id, slot))')
const upsert = database.prepare(
  `insert into answers values (?, ?, ?, ?, ?) on conflict (attempt_id, slot) do update
   set revision = excluded.revision, response = excluded.response, saved_at = excluded.saved_at where excluded.revision > revision`,
)

type Sent = { answers: { slot: number; revision: number; response: unknown }[] }

createServer((request, response) => {
  if (request.url === '/metrics') {
    const { user, system } = process.cpuUsage()
    response.end(`process_resident_memory_bytes ${process.memoryUsage().rss}\nprocess_cpu_seconds_total ${(user + system) / 1e6}\n`)
    return
  }
  let body = ''
  request.setEncoding('utf8')
  request.on('data', (text: string) => {
    body += text
  })
  request.on('end', () => {
    const attemptId = request.url?.split('/')[3] ?? ''
    const { answers } = JSON.parse(body) as Sent
    const now = new Date().toISOString()
    for (const { slot, revision, response: answer } of answers) upsert.run(attemptId, slot, revision, JSON.stringify(answer), now)
    const told = JSON.stringify({ saved: answers.map(({ slot, revision }) => ({ slot, revision })), stale: [], deadline: now, now })
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(told) })
    response.end(told)
  })
}).listen(Number(process.env.PORT), '127.0.0.1')
