/** Runs work in one tab at a time. */

/**
 * Without Web Locks (pages without TLS) the tabs do not exclude each other. The gateway tolerates that: concurrent refreshes
 * get the same successor.
 */
export function withTabLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  const { locks } = navigator as { locks?: LockManager };
  return locks ? (locks.request(name, work) as Promise<T>) : work();
}
