/** Questions to the operating system about a process, by its number. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whether a process with this id runs, under any user. A zombie does not count as running. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return statFields(pid)?.[0] !== 'Z';
}

/** When a process started, as digits: distinguishes it from a later process with the same id. */
export function startMark(pid: number): string {
  return statFields(pid)?.[19] ?? ask('lstart', pid).replaceAll(/\W/g, '');
}

/** From field 3 (state) on; field 22 is the start time (proc(5)). Undefined without /proc or without the process. */
function statFields(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Field 2, the name in brackets, may hold blanks.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

/** The command line of a process; empty if it has ended. */
export function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ask('command', pid);
  }
}

/** For systems without /proc. */
function ask(column: string, pid: number): string {
  const answer = spawnSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' });
  return answer.stdout?.trim() ?? '';
}
