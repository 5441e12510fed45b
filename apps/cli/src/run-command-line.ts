/** Runs the command that a command line names, and ends with its exit code. A failure is printed on standard error. */
import 'reflect-metadata';
import { loadSettings, productVersion, readEnvironmentOr } from '#config';
import { CommandFactory } from 'nest-commander';
import { CliModule } from './cli.module.js';
import { commands } from './commands.js';
import { printableLines } from './printable.js';
import { isHelp } from './strict-program.js';
import { UsageError } from './usage-error.js';
import { assertDecoded } from './utf8-input.js';

/** `docs/reference/commands.md` explains them. */
const exitCodes = { failed: 1, wrongUse: 2, interrupted: 130 } as const;

/** `npm start` writes this file. Commands read it if no setting names a database, and so use the database of `npm start`. */
const developmentEnvironment = '.data/gatehouse.env';

let isInterrupted = false;

export async function runCommandLine(words: readonly string[]): Promise<void> {
  const isJson = words.includes('--json');
  process.on('uncaughtException', (error) => void failAndExit(error, isJson));
  process.on('SIGINT', interrupt);
  try {
    assertDecoded(words, 'The command line');
    await CommandFactory.run(await moduleFor(words), {
      cliName: 'npm run cli --',
      version: productVersion,
      logger: false,
      serviceErrorHandler: (error) => fail(error, isJson),
    });
  } catch (error) {
    await fail(error, isJson);
  }
}

async function moduleFor(words: readonly string[]) {
  const [first, second] = words;
  const name = first === 'help' ? second : first;
  if (name === undefined || !Object.hasOwn(commands, name)) return CliModule.withoutCommands();
  // Help works without a database, and so without settings.
  const isHelpAsked = first === 'help' || words.some((word) => word === '-h' || word === '--help');
  const settings = isHelpAsked
    ? loadSettings({ DEBUG: '1', SECRET_KEY: 'not used', DATABASE_URL: 'postgres://not-used' })
    : loadSettings(readEnvironmentOr(developmentEnvironment));
  return CliModule.forCommands(settings, [name]);
}

/** Ends the process at once, unless the command listens too and ends its work in order. */
function interrupt(): void {
  isInterrupted = true;
  if (process.listenerCount('SIGINT') === 1) process.exit(exitCodes.interrupted);
}

async function fail(error: unknown, isJson: boolean): Promise<void> {
  if (isHelp(error)) return;
  const isWrongUse = error instanceof UsageError;
  process.exitCode = isInterrupted
    ? exitCodes.interrupted
    : isWrongUse
      ? exitCodes.wrongUse
      : exitCodes.failed;
  // The texts of other failures need the database's driver, the logger and more, which a command that succeeds does not load.
  const failure = isWrongUse
    ? { code: 'wrong_use', detail: error.message }
    : (await import('./failure-message.js')).failureOf(error);
  if (failure.detail === '') return;
  const text = isJson ? JSON.stringify(failure) : failure.detail;
  process.stderr.write(`${printableLines(text)}\n`);
}

async function failAndExit(error: unknown, isJson: boolean): Promise<void> {
  await fail(error, isJson);
  process.exit();
}
