// One schema, called once with each engine's kit.

import type { Kit } from '../kit.ts'
import { bankTables } from './bank.ts'
import { certificateTables } from './certificate.ts'
import { examTables } from './exam.ts'
import { examDayTables } from './exam-day.ts'
import { learningTables } from './learning.ts'
import { peopleTables } from './people.ts'
import { platformTables } from './platform.ts'
import { registerTables } from './register.ts'
import { regulationTables } from './regulation.ts'
import { syllabusTables } from './syllabus.ts'
import { systemTables } from './system.ts'

export function defineSchema(kit: Kit) {
  const people = peopleTables(kit)
  const exam = examTables(kit, people)
  const certificate = certificateTables(kit, people, exam)
  return {
    ...people,
    ...learningTables(kit, people),
    ...exam,
    ...certificate,
    ...registerTables(kit),
    ...platformTables(kit, people, certificate),
    ...regulationTables(kit),
    ...bankTables(kit, people, exam),
    ...syllabusTables(kit, people),
    ...examDayTables(kit, people, exam, certificate),
    ...systemTables(kit),
  }
}
export type Schema = ReturnType<typeof defineSchema>
