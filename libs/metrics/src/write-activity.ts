/** Adds what this process has counted to the hourly statistics, for commands, which end when they are done. */
import { inStatement } from '#database';
import type { DataSource } from 'typeorm';
import { takeActivity } from './activity-counters.js';
import { addActivity } from './activity.store.js';

export async function writeActivity(dataSource: DataSource): Promise<void> {
  const counts = takeActivity();
  if (counts.length > 0) await inStatement(dataSource, (db) => addActivity(db, counts));
}
