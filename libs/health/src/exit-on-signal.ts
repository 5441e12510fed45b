/** Ends a process in order on SIGTERM or SIGINT. */
import { setTimeout as pause } from 'node:timers/promises';
import { flushSpans } from '#tracing';
import { type INestApplicationContext, Logger } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { drainConnections } from './connection-drain.js';
import { HealthReport } from './health-report.js';

const logger = new Logger('Shutdown');

/** Milliseconds a shutdown may take besides its delay. What is left then is cut, as by a kill, which all apps survive. */
const limit = 9500;

export interface ExitOnSignal {
  /** What a signal ends from now on, before the process exits. */
  stopBy(stop: () => Promise<void>): void;
  isStopping(): boolean;
}

/**
 * Call it before anything else, so that a process that is still starting ends immediately: it serves no requests yet. Further signals
 * change nothing.
 */
export function exitOnSignal(): ExitOnSignal {
  let stopping = false;
  let stop: () => Promise<void> = async () => undefined;
  const exit = async (): Promise<never> => {
    try {
      await stop();
      await flushSpans();
      process.exit(0);
    } catch (error) {
      logger.error({ err: error, msg: 'the shutdown failed' });
      process.exit(1);
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      void exit();
    });
  }
  return { stopBy: (next) => void (stop = next), isStopping: () => stopping };
}

/**
 * Closes apps without a failed request: readiness fails first, then, when load balancers have had time to notice, connections
 * are drained, and what runs is answered.
 * @param delaySeconds time between the failing readiness and the draining
 */
export async function closeApps(
  apps: readonly INestApplicationContext[],
  delaySeconds: number,
): Promise<void> {
  logger.log({ delaySeconds, msg: 'shutting down: not ready any more, requests are still answered' });
  for (const app of apps) app.get(HealthReport, { strict: false }).leave();
  await pause(delaySeconds * 1000);
  const overdue = setTimeout(() => {
    logger.error({ msg: 'the shutdown took too long: what still runs is cut' });
    process.exit(1);
  }, limit);
  await Promise.all(apps.map((app) => drainConnections(serverOf(app))));
  for (const app of apps) await app.close();
  clearTimeout(overdue);
}

function serverOf(app: INestApplicationContext) {
  return app.get<HttpAdapterHost<FastifyAdapter>>(HttpAdapterHost).httpAdapter.getInstance().server;
}
