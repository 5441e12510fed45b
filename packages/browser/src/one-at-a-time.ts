/** Lets one tab at a time do something. */

/**
 * Where there are no Web Locks (pages without TLS) each tab stands alone, which the gateway puts up with: refreshes at
 * the same time get the same successor.
 */
export function oneAtATime<T>(name: string, work: () => Promise<T>): Promise<T> {
  const { locks } = navigator as { locks?: LockManager };
  return locks ? (locks.request(name, work) as Promise<T>) : work();
}
