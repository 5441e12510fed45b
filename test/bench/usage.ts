/** What a program that runs has used so far: from /proc, and from `ps` where there is none. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { ChildServer } from '../support/servers/child-server.js';
import { childrenOf } from '../support/servers/signals.js';

export interface Usage {
  /** Seconds of CPU since its start, all threads. */
  readonly cpu: number;
  /** Resident now, in MB. */
  readonly memory: number;
  /** Peak resident memory in MB; the current value on systems that do not report the peak. */
  readonly peak: number;
}

export function usageOf({ pid }: Pick<ChildServer, 'pid'>): Usage {
  if (pid === undefined) throw new Error('A program that has stopped uses nothing');
  return existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid);
}

/** @returns seconds of CPU of a server of several processes since its start; those of ended ones, too, where there is /proc */
export function cpuOfFamily(pid: number): number {
  const living = [pid, ...childrenOf(pid)].map((each) => {
    try {
      return usageOf({ pid: each }).cpu;
    } catch {
      // It ended meanwhile.
      return 0;
    }
  });
  const ended = existsSync('/proc/self/stat') ? cpuOfEndedChildren(pid) : 0;
  return living.reduce((sum, cpu) => sum + cpu, ended);
}

/** @param count how many operations `work` is said to have done, once it has */
export async function metered<T>(
  server: Pick<ChildServer, 'pid'>,
  work: () => Promise<T>,
  count: (result: T) => number,
): Promise<{ result: T; cpu: number; memory: number }> {
  const before = usageOf(server);
  const result = await work();
  const after = usageOf(server);
  return { result, cpu: ((after.cpu - before.cpu) * 1e6) / count(result), memory: after.memory };
}

let ticksPerSecond: number | undefined;

/** proc(5): the name in parentheses may hold anything, so fields are counted from behind it. */
function fieldsOfStat(pid: number): string[] {
  ticksPerSecond ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function cpuOfEndedChildren(pid: number): number {
  const fields = fieldsOfStat(pid);
  return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond!;
}

function fromProc(pid: number): Usage {
  const fields = fieldsOfStat(pid);
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
  return {
    cpu: fromScheduler(pid) ?? (Number(fields[11]) + Number(fields[12])) / ticksPerSecond!,
    memory: megabytes('VmRSS'),
    peak: megabytes('VmHWM'),
  };
}

/** CPU time in nanoseconds, if the kernel reports it: clock ticks are too coarse for short work. */
function fromScheduler(pid: number): number | undefined {
  const tasks = `/proc/${pid}/task`;
  if (!existsSync(`/proc/${pid}/schedstat`)) return undefined;
  const nanoseconds = readdirSync(tasks).map((task) =>
    Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanoseconds.reduce((sum, one) => sum + one, 0) / 1e9;
}

/** `[[days-]hours:]minutes:seconds`, and kilobytes. */
function fromPs(pid: number): Usage {
  const answer = execFileSync('ps', ['-o', 'time=,rss=', '-p', String(pid)], { encoding: 'utf8' });
  const [time = '', resident] = answer.trim().split(/\s+/);
  const [clock = '', days = '0'] = time.split('-').reverse();
  const seconds = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  const memory = Number(resident) / 1024;
  return { cpu: Number(days) * 86_400 + seconds, memory, peak: memory };
}
