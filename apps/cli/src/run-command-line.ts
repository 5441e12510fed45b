/** Runs the command that a command line names. A failed command prints what failed on standard error and exits with 1. */
import 'reflect-metadata';
import { loadSettings, productVersion, readEnvironmentOr } from '#config';
import { CommandFactory } from 'nest-commander';
import { CliModule } from './cli.module.js';
import { commands } from './commands.js';
import { printableLines } from './printable.js';
import { assertDecoded } from './utf8-input.js';

/** `npm start` writes this file. Commands read it if no setting names a database, and so use the database of `npm start`. */
const developmentEnvironment = '.data/gatehouse.env';

export async function runCommandLine(words: readonly string[]): Promise<void> {
  process.on('uncaughtException', (error) => void failAndExit(error));
  try {
    assertDecoded(words, 'The command line');
    await CommandFactory.run(await moduleFor(words), {
      cliName: 'npm run cli --',
      version: productVersion,
      logger: false,
      errorHandler: (error) => {
        // commander has already printed the error. Help also ends here, with exit code 0.
        if ((error as { exitCode?: number }).exitCode !== 0) process.exitCode = 1;
      },
      serviceErrorHandler: fail,
    });
  } catch (error) {
    await fail(error);
  }
}

async function moduleFor(words: readonly string[]) {
  const [first, second] = words;
  const name = first === 'help' ? second : first;
  if (name === undefined || !Object.hasOwn(commands, name)) return CliModule.withoutCommands();
  // Help works without a database, and so without settings.
  const isHelp = first === 'help' || words.some((word) => word === '-h' || word === '--help');
  const settings = isHelp
    ? loadSettings({ DEBUG: '1', SECRET_KEY: 'not used', DATABASE_URL: 'postgres://not-used' })
    : loadSettings(readEnvironmentOr(developmentEnvironment));
  return CliModule.forCommands(settings, [name]);
}

/** The texts of failures need the database's driver, the logger and more, which a command that succeeds does not load. */
async function fail(error: unknown): Promise<void> {
  process.exitCode = 1;
  const { failureMessage } = await import('./failure-message.js');
  process.stderr.write(`${printableLines(failureMessage(error))}\n`);
}

async function failAndExit(error: unknown): Promise<void> {
  await fail(error);
  process.exit();
}
