/** Connects to PostgreSQL at startup: waits for an unavailable server, and fails immediately on a permanent fault. */
import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseSettings } from '#config';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { connectionFault, reasonOf } from './connection-fault.js';
import { describeDatabase } from './database-address.js';
import { isUnavailable } from './sql-states.js';

/** Milliseconds. */
const betweenTries = 500;
const betweenLines = 5_000;

/**
 * @param startupWait seconds to wait for a server that is away; 0: not at all
 * @throws StartupError
 */
export async function connect(
  dataSource: DataSource,
  { url, startupWait }: Pick<DatabaseSettings, 'url' | 'startupWait'>,
): Promise<void> {
  const begun = performance.now();
  for (let lastLine = -Infinity; ; await pause(betweenTries)) {
    try {
      await dataSource.initialize();
      return;
    } catch (error) {
      const waited = performance.now() - begun;
      if (!isUnavailable(error) || waited >= startupWait * 1000) throw connectionFault(url, error);
      if (performance.now() - lastLine < betweenLines) continue;
      lastLine = performance.now();
      const left = Math.ceil(startupWait - waited / 1000);
      new Logger('Database').warn({
        msg: `Waiting for the ${describeDatabase(url)}, ${left} s more: ${reasonOf(error)}`,
        err: error,
      });
    }
  }
}
