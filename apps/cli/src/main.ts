/** The shell: `npm run cli -- <command>`. A failure prints one line and exits with 1. */
import 'reflect-metadata';
import { loadSettings, readEnvironmentOr, type Settings } from '#config';
import { CommandFactory } from 'nest-commander';
import { CliModule } from './cli.module.js';
import { explain } from './explain-failure.js';
import { checkDecoded } from './utf8-input.js';
import { printableLines } from './printable.js';

/** Written by `npm start`, so that commands work on its database where no settings name another. */
const developmentEnvironment = '.data/gatehouse.env';

process.on('uncaughtException', (error) => {
  fail(error);
  process.exit();
});

function fail(error: unknown): void {
  process.stderr.write(`${printableLines(explain(error))}\n`);
  process.exitCode = 1;
}

function settingsFor(commandLine: readonly string[]): Settings {
  const helpOnly = commandLine.length === 0 || commandLine.some((word) => /^(-h|--help|help)$/.test(word));
  // Help connects to nothing, so it must not fail for want of settings.
  return helpOnly
    ? loadSettings({ DEBUG: '1', SECRET_KEY: 'not used', DATABASE_URL: 'postgres://not-used' })
    : loadSettings(readEnvironmentOr(developmentEnvironment));
}

try {
  checkDecoded(process.argv.slice(2), 'The command line');
  await CommandFactory.run(CliModule.forRoot(settingsFor(process.argv.slice(2))), {
    cliName: 'npm run cli --',
    logger: false,
    errorHandler: (error) => {
      // commander has printed what is wrong already; help and version are no failures.
      if ((error as { exitCode?: number }).exitCode !== 0) process.exitCode = 1;
    },
    serviceErrorHandler: fail,
  });
} catch (error) {
  fail(error);
}
