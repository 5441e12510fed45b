/** Starts the worker. */
import 'reflect-metadata';
import { loadSettingsOrExit } from '#config';
import { createWorker, startWorker } from './create-worker.js';

const settings = loadSettingsOrExit();
const worker = await createWorker(settings);
worker.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
await startWorker(worker, settings);
