// The log: one JSON line an event. Ids and codes, never names, numbers or secrets.

import { pino, type DestinationStream } from 'pino'
import type { Log } from './app.ts'

/** @param destination standard output unless a test wants to read the lines */
export function logTo(level: string, destination?: DestinationStream): Log {
  return pino(
    {
      level,
      serializers: { err: faultOf },
      redact: {
        paths: [
          '*.documentNumber',
          '*.password',
          '*.token',
          '*.key',
          '*.cookie',
          '*.authorization',
          '*.name',
          '*.email',
        ],
        censor: '[redacted]',
      },
    },
    // Not waited for: a line a request that waits for its file would cost as much as a query. The last lines are written at exit.
    destination ?? pino.destination({ dest: 1, sync: false }),
  )
}

/**
 * A fault without what was being written: a failed query repeats its parameters (in its message, its stack and a field of
 * its own) and PostgreSQL the row it refused (`detail`), and these are people's names, e-mails and sealed numbers.
 */
function faultOf(fault: unknown, depth = 0): unknown {
  if (!(fault instanceof Error)) return { type: typeof fault }
  const { code, cause } = fault as { code?: unknown; cause?: unknown }
  const message = 'params' in fault ? fault.message.replace(/\nparams: [\s\S]*$/, '') : fault.message
  return {
    type: fault.constructor.name,
    message,
    ...(typeof code === 'string' ? { code } : {}),
    stack: fault.stack?.replace(fault.message, () => message),
    ...(cause && depth < 5 ? { cause: faultOf(cause, depth + 1) } : {}),
  }
}
