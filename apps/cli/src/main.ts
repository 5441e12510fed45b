/** Entry point of the CLI: `npm run cli -- <command>`. A failed command prints one line on standard error and exits with 1. */
import 'reflect-metadata';
import { loadSettings, productVersion, readEnvironmentOr, type Settings } from '#config';
import { CommandFactory } from 'nest-commander';
import { CliModule } from './cli.module.js';
import { failureMessage } from './failure-message.js';
import { assertDecoded } from './utf8-input.js';
import { printableLines } from './printable.js';

/** `npm start` writes this file. Commands read it if no setting names a database, and so use the database of `npm start`. */
const developmentEnvironment = '.data/gatehouse.env';

process.on('uncaughtException', (error) => {
  fail(error);
  process.exit();
});

function fail(error: unknown): void {
  process.stderr.write(`${printableLines(failureMessage(error))}\n`);
  process.exitCode = 1;
}

function settingsFor(commandLine: readonly string[]): Settings {
  const needsNone =
    commandLine.length === 0 || commandLine.some((word) => /^(-h|--help|help|-V|--version)$/.test(word));
  // Help and version work without a database, and so without settings.
  return needsNone
    ? loadSettings({ DEBUG: '1', SECRET_KEY: 'not used', DATABASE_URL: 'postgres://not-used' })
    : loadSettings(readEnvironmentOr(developmentEnvironment));
}

try {
  assertDecoded(process.argv.slice(2), 'The command line');
  await CommandFactory.run(CliModule.forRoot(settingsFor(process.argv.slice(2))), {
    cliName: 'npm run cli --',
    version: productVersion,
    logger: false,
    errorHandler: (error) => {
      // commander has already printed the error. Help and version also end here, with exit code 0.
      if ((error as { exitCode?: number }).exitCode !== 0) process.exitCode = 1;
    },
    serviceErrorHandler: fail,
  });
} catch (error) {
  fail(error);
}
