/** What every app's `main.ts` does: read the settings, start, end on a signal, and end with one line if anything fails. */
import { givenLogFormat, loadSettings, productVersion, type Settings } from '#config';
import { closeApps, exitOnSignal } from '#health';
import { type INestApplicationContext, Logger } from '@nestjs/common';
import { exitWith } from './exit-with.js';

const logger = new Logger('Startup');

/** @param start settles with the app when it serves */
export async function runApp(start: (settings: Settings) => Promise<INestApplicationContext>): Promise<void> {
  // Node's own report would print every field of the error, a query's parameters among them.
  process.on('uncaughtException', (error) =>
    exitWith(error, givenLogFormat(), 'The process ends after an unhandled error'),
  );
  const exit = exitOnSignal();
  try {
    const settings = loadSettings();
    const app = await start(settings);
    logger.log({ version: productVersion, node: process.version, msg: 'started' });
    exit.stopBy(() => closeApps([app], settings.health.shutdownDelaySeconds));
  } catch (error) {
    // A start that a signal interrupts fails for that reason, and the signal ends the process.
    if (!exit.isStopping()) exitWith(error, givenLogFormat());
  }
}
