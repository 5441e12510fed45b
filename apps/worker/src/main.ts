/** Starts the worker. */
import 'reflect-metadata';
import { loadSettingsOrExit } from '#config';
import { closeApps, exitOnSignal } from '#health';
import { createWorker, startWorker } from './create-worker.js';

const exit = exitOnSignal();
const settings = loadSettingsOrExit();
const worker = await createWorker(settings);
await startWorker(worker, settings);
exit.stopBy(() => closeApps([worker], settings.health.shutdownDelaySeconds));
