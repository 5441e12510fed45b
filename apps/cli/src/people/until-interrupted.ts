/** Lets Ctrl-C end long work in order. */

/** @param work gets a signal that Ctrl-C and SIGTERM abort; a second one ends the process at once */
export async function untilInterrupted<T>(work: (stopping: AbortSignal) => Promise<T>): Promise<T> {
  const interruption = new AbortController();
  const interrupt = () => interruption.abort();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, interrupt);
  try {
    return await work(interruption.signal);
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
  }
}
