import { notFound } from '#app/http/context.ts'

/** Every address that no other route knows: 404 in plain words, through the root's error page. */
export const loader = () => notFound()
export const action = () => notFound()

export default function Missing() {
  return null
}
