/** The command line is wrong: the command exits with 2 and has changed nothing. */

export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** @param options name of an option or argument → what is wrong with it, as a sentence */
export function wrongUse(options: Readonly<Record<string, string>>): UsageError {
  return new UsageError(
    Object.entries(options)
      .map(([name, sentence]) => `${name}: ${sentence}`)
      .join('\n'),
  );
}
