/** Starts PostgreSQL for the database specs, once per run. */
import type { TestProject } from 'vitest/node';
import { openServer } from '../servers/start-server.js';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await openServer('postgres');
  project.provide('postgres', server.url);
  return () => server.stop();
}
