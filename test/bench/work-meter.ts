/** CPU of a program and of PostgreSQL together, work by work. */
import { execFileSync } from 'node:child_process';
import type { Client } from 'pg';
import type { ChildServer } from '../support/servers/child-server.js';
import { cpuOfFamily, usageOf } from './usage.js';

export interface Work {
  readonly what: string;
  /** Seconds of CPU. */
  readonly program: number;
  /** Seconds of CPU; NaN where PostgreSQL runs in a container. */
  readonly database: number;
  /** Resident memory of the program afterwards, in MB. */
  readonly memory: number;
  readonly peak: number;
}

export class WorkMeter {
  readonly works: Work[] = [];
  private before: { program: number; database: number };

  private constructor(
    private readonly program: Pick<ChildServer, 'pid'>,
    private readonly postmaster: number | undefined,
  ) {
    this.before = this.now();
  }

  static async start(program: Pick<ChildServer, 'pid'>, database: Client): Promise<WorkMeter> {
    const { rows } = await database.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    return new WorkMeter(program, parentOf(rows[0]!.pid));
  }

  /** Call before the program ends, and `restarted` after its start. @returns what was used since the last call */
  ended(what: string): Work {
    const now = this.now();
    const { memory, peak } = usageOf(this.program);
    const [program, database] = [now.program - this.before.program, now.database - this.before.database];
    this.before = now;
    const work = { what, program, database, memory, peak };
    this.works.push(work);
    return work;
  }

  restarted(): void {
    this.before = { ...this.before, program: 0 };
  }

  private now(): { program: number; database: number } {
    const database = this.postmaster === undefined ? Number.NaN : cpuOfFamily(this.postmaster);
    return { program: usageOf(this.program).cpu, database };
  }
}

/** @returns undefined for a process of another machine or container */
function parentOf(pid: number): number | undefined {
  try {
    return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }));
  } catch {
    return undefined;
  }
}
