// What is one in a running server although its modules are there twice: pages and doors are bundled apart, and each bundle
// has its own copy of every module. What both must share (who listens, who is there) hangs on the process.

/** The process's one value of a name, made at first use. */
export function processWide<T extends object>(name: string, make: () => T): T {
  const room = globalThis as { [key: symbol]: unknown }
  const key = Symbol.for(`mingjian ${name}`)
  room[key] ??= make()
  return room[key] as T
}
