/** Undoes steps in reverse order, also after a partial start. */

type Step = () => unknown;

export class Teardown {
  readonly #steps: Step[] = [];

  add(step: Step): void {
    this.#steps.push(step);
  }

  /** Every step runs even if another fails. @throws AggregateError of those that failed */
  async run(): Promise<void> {
    const errors: unknown[] = [];
    for (const step of this.#steps.splice(0).reverse()) {
      try {
        await step();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, 'The teardown failed');
  }
}

/** Runs `begin`; when it fails, undoes the steps added so far. */
export async function withTeardown<T>(begin: (teardown: Teardown) => Promise<T>): Promise<T> {
  const teardown = new Teardown();
  try {
    return await begin(teardown);
  } catch (error) {
    await teardown.run();
    throw error;
  }
}

/** Runs `work`, then undoes the steps it added, after success or failure. */
export function withTeardownAfter<T>(work: (teardown: Teardown) => Promise<T>): Promise<T> {
  return withTeardown(async (teardown) => {
    const result = await work(teardown);
    await teardown.run();
    return result;
  });
}
