/** Starts the worker. */
import 'reflect-metadata';
import { runApp } from '#startup';
import { createWorker, startWorker } from './create-worker.js';

await runApp(async (settings) => {
  const worker = await createWorker(settings);
  await startWorker(worker, settings);
  return worker;
});
