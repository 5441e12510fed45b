/** The last line of a process: why it ends. JSON for machines, or text for people. */
import { writeSync } from 'node:fs';
import { type AppSettings, SettingsError } from '#config';
import { loggedError, logOptions } from '#logging';
import { pino } from 'pino';
import { explainFailure } from './explain-failure.js';

type Format = 'json' | 'pretty';

/** @param msg what happened, for an unexpected failure */
export function exitWith(error: unknown, format: Format, msg = 'The start failed'): never {
  if (format === 'pretty') writeSync(2, `${textFor(error, msg)}\n`);
  else writeLine(error, msg);
  process.exit(1);
}

function textFor(error: unknown, msg: string): string {
  const { stack, message } = loggedError(error) ?? { stack: undefined, message: String(error) };
  return explainFailure(error) ?? `${msg}: ${stack ?? message}`;
}

/** Writes synchronously: a process that exits does not wait for streams. */
function writeLine(error: unknown, msg: string): void {
  const options = logOptions({ logLevel: 'info', logFormat: 'json' } as AppSettings);
  const line = pino(options, { write: (text: string) => void writeSync(1, text) });
  if (error instanceof SettingsError) {
    const { faults } = error;
    line.fatal({ context: 'Startup', faults, msg: `The settings are not usable: ${faults.join('; ')}` });
  } else if (explainFailure(error) === undefined) line.fatal({ context: 'Startup', err: error, msg });
  else line.fatal({ context: 'Startup', err: (error as Error).cause, msg: explainFailure(error) });
}
