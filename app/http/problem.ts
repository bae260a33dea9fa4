// RFC 9457 problem documents, the one form in which a machines' door says no.

import { statusOf } from './refusals.ts'

export interface Problem {
  readonly code: string
  readonly title: string
  readonly detail?: string
  readonly status?: number
  /** Where in the body or query: JSON pointers or parameter names. */
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
  /** Further members, as the contract names them. */
  readonly more?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}

/** @param instance the request's id */
export function problemResponse(problem: Problem, instance: string): Response {
  const status = problem.status ?? statusOf(problem.code)
  const body = {
    type: `/problems/${problem.code}`,
    title: problem.title,
    status,
    ...(problem.detail ? { detail: problem.detail } : {}),
    ...(problem.errors ? { errors: problem.errors } : {}),
    ...problem.more,
    instance,
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...problem.headers },
  })
}
