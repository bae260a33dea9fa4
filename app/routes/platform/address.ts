/** A page of the platform desk, for the organisation that the request works for, with what else the address says. */
export function deskAddress(request: Request, path: string, more: Readonly<Record<string, string>> = {}): string {
  const organisation = new URL(request.url).searchParams.get('organisation')
  const query = new URLSearchParams({ ...(organisation ? { organisation } : {}), ...more }).toString()
  return query ? `${path}?${query}` : path
}
