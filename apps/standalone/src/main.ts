/** `npm start`: all apps in one process with an embedded PostgreSQL, on a machine with only Node. */
import 'reflect-metadata';
import { loadSettings, readEnvironment } from '#config';
import { exitOnSignal } from '#health';
import { exitWith } from '#startup';
import { announce } from './announce.js';
import { prepareEnvironment } from './prepare-environment.js';
import { setupAddress } from './setup-address.js';
import { startApps } from './start-apps.js';

const exit = exitOnSignal();

function fail(error: unknown): void {
  // A signal during the start makes it fail; the signal handler ends the process then.
  if (!exit.isStopping()) exitWith(error, 'pretty');
}

process.on('uncaughtException', (error) => exitWith(error, 'pretty'));

try {
  const preparing = prepareEnvironment(readEnvironment());
  // A signal waits until the database has started and stops it; otherwise it would outlive this process.
  exit.stopBy(async () => (await preparing).stop());
  const { environment, stop: stopDatabase } = await preparing;
  try {
    const settings = loadSettings(environment);
    const apps = await startApps(settings);
    exit.stopBy(() => apps.stop().finally(stopDatabase));
    announce(settings, await setupAddress(apps.gateway, settings));
  } catch (error) {
    if (!exit.isStopping()) await stopDatabase();
    throw error;
  }
} catch (error) {
  fail(error);
}
