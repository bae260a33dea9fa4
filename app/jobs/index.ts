// What the server does by itself, on time. Correctness never depends on it: it only makes things prompt.

import { Cron } from 'croner'
import type { App } from '#app/services/app.ts'
import { prepareForms } from '#app/services/attempts.ts'
import { closeOverdue } from '#app/services/closing.ts'
import { forgetOldAnswers } from '#app/services/idempotency.ts'

const EVERY_20_SECONDS = '*/20 * * * * *'
/** As much as one turn does at the most; the rest waits for the next. */
const CLOSED_AT_ONCE = 200
const FORMS_AT_ONCE = 50

/** Starts the jobs of this process. `stop` ends them and waits for the one that runs. */
export function startJobs(app: App): { stop(): Promise<void> } {
  let turn: Promise<void> = Promise.resolve()
  const job = new Cron(EVERY_20_SECONDS, { protect: true }, () => {
    turn = takeTurn(app)
    return turn
  })
  return {
    stop: async () => {
      job.stop()
      await turn
    },
  }
}

async function takeTurn(app: App): Promise<void> {
  try {
    const { closed, failed } = await closeOverdue(app, CLOSED_AT_ONCE)
    if (closed + failed > 0) app.log.info({ closed, failed }, 'overdue attempts were closed')
    await forgetOldAnswers(app)
    const made = await prepareForms(app, FORMS_AT_ONCE)
    if (made > 0) app.log.info({ made }, 'forms were prepared')
  } catch (fault) {
    app.log.error({ err: fault }, 'a turn of the jobs ended in a fault')
  }
}
