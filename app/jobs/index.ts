// What the server does by itself, on time. Correctness never depends on it: it only makes things prompt.

import { Cron } from 'croner'
import type { App } from '#app/services/app.ts'
import { prepareForms } from '#app/services/attempts.ts'
import { closeOverdue } from '#app/services/closing.ts'
import { forgetOldAnswers } from '#app/services/idempotency.ts'
import { carryOutAll } from '#app/services/regrade.ts'
import { remindBooked } from '#app/services/reminders.ts'
import { giveDueSeats } from '#app/services/ticket.ts'
import { handOnFreeSeats } from '#app/services/waiting-list.ts'

const EVERY_20_SECONDS = '*/20 * * * * *'
/** As much as one turn does at the most; the rest waits for the next. */
const CLOSED_AT_ONCE = 500
const FORMS_AT_ONCE = 200
const REMINDED_AT_ONCE = 500

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

/** What a turn does, in this order: what cannot wait first. */
const DUTIES: readonly ((app: App) => Promise<void>)[] = [
  async (app) => {
    const { closed, failed } = await closeOverdue(app, CLOSED_AT_ONCE)
    if (closed + failed > 0) app.log.info({ closed, failed }, 'overdue attempts were closed')
  },
  async (app) => {
    const made = await prepareForms(app, FORMS_AT_ONCE)
    if (made > 0) app.log.info({ made }, 'forms were prepared')
  },
  async (app) => {
    const given = await handOnFreeSeats(app)
    if (given > 0) app.log.info({ given }, 'free seats went to who stood in line')
  },
  giveDueSeats,
  async (app) => {
    const reminded = await remindBooked(app, REMINDED_AT_ONCE)
    if (reminded > 0) app.log.info({ reminded }, 'candidates were reminded')
  },
  (app) => carryOutAll(app),
  async (app) => void (await forgetOldAnswers(app)),
]

/** A duty that ends in a fault leaves the others alone. */
async function takeTurn(app: App): Promise<void> {
  for (const duty of DUTIES)
    try {
      await duty(app)
    } catch (fault) {
      app.log.error({ err: fault }, 'a duty of the jobs ended in a fault')
    }
}
