// The coverage table as a file, by the same filter as the page.

import type { LoaderFunctionArgs } from '@remix-run/node'
import { allow, loggedIn } from '#app/http/context.ts'
import { fileResponse } from '#app/http/download.ts'
import { coverageCsv, coverageFilter, coverageTable, CSV_COLUMNS } from '#app/services/coverage.ts'
import en from '#app/words/en/coverage.ts'
import zh from '#app/words/zh-CN/coverage.ts'

export const loader = async ({ context, request }: LoaderFunctionArgs) => {
  const { app, language } = context
  allow(loggedIn(context, request), 'coverage.see')
  const { on, documents } = await coverageTable(app, coverageFilter(app, new URL(request.url).searchParams))
  const heads = (language === 'en' ? en : zh).head
  const text = coverageCsv(documents, CSV_COLUMNS.map((column) => heads[column]))
  return fileResponse({ bytes: text, mime: 'text/csv; charset=utf-8', fileName: `coverage-${on}.csv` })
}
