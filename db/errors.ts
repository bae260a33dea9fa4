/** Whether a fault is a broken unique constraint, on either engine: the last word on what must hold across scopes. */
export function isUniqueViolation(fault: unknown): boolean {
  for (let at: unknown = fault, hops = 0; at && hops < 5; hops++) {
    const code = (at as { code?: unknown }).code
    if (code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return true
    at = (at as { cause?: unknown }).cause
  }
  return false
}
