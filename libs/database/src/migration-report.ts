/** Passes lines about progress from a migration to the command that runs it. */
import type { QueryRunner } from 'typeorm';

/** @param line a sentence for the operator, without a line break */
export type Report = (line: string) => void;

/** `QueryRunner.data` is the place that TypeORM gives to its callers. */
const key = 'report';

export function reportFrom(db: QueryRunner, report: Report): void {
  db.data[key] = report;
}

/** @returns a function that does nothing if nobody receives the lines, as when a migration is reverted */
export function reportOf(db: QueryRunner): Report {
  return (db.data[key] as Report | undefined) ?? (() => undefined);
}
