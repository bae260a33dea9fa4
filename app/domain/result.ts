// Refusals are returned, faults are thrown. A refusal is one of a closed set named by its caller's type.

export type Ok<T> = { readonly ok: true; readonly value: T }
export type Refused<R extends string> = { readonly ok: false; readonly refusal: R; readonly detail?: Detail }
export type Result<T, R extends string> = Ok<T> | Refused<R>

/** Facts that make a refusal's sentence concrete, such as `{ slot: 7 }`; never a secret, never a person's data. */
export type Detail = Readonly<Record<string, string | number | boolean | null | readonly string[] | readonly number[]>>

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value })

export const refuse = <R extends string>(refusal: R, detail?: Detail): Refused<R> =>
  detail ? { ok: false, refusal, detail } : { ok: false, refusal }

/** For the end of a switch over a closed set: compiles only when every case was handled. */
export function never(value: never): never {
  throw new Error(`not in the closed set: ${JSON.stringify(value)}`)
}
