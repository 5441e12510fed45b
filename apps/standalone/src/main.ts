/** `npm start`: the whole service in one process, on a PostgreSQL of its own, for a machine with only Node. */
import 'reflect-metadata';
import { loadSettings, readEnvironment } from '#config';
import { exitOnSignal } from '#health';
import { exitWith } from '#startup';
import { announce } from './announce.js';
import { prepareEnvironment } from './prepare-environment.js';
import { startApps } from './start-apps.js';

const exit = exitOnSignal();

function fail(error: unknown): void {
  // A start that was told to stop fails for that reason, and the signal ends the process.
  if (!exit.isStopping()) exitWith(error, 'pretty');
}

process.on('uncaughtException', (error) => exitWith(error, 'pretty'));

try {
  const preparing = prepareEnvironment(readEnvironment());
  // A database that is being started would outlive this process: a signal waits for it.
  exit.stopBy(async () => (await preparing).stop());
  const { environment, stop: stopDatabase } = await preparing;
  try {
    const settings = loadSettings(environment);
    const stopApps = await startApps(settings);
    exit.stopBy(() => stopApps().finally(stopDatabase));
    announce(settings);
  } catch (error) {
    if (!exit.isStopping()) await stopDatabase();
    throw error;
  }
} catch (error) {
  fail(error);
}
