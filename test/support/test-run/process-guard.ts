/** Ends everything a run started: a small shell waits for the end of this process, even by SIGKILL, and cleans up. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The shell's standard input is a pipe from this process. The system closes it even on SIGKILL; `read` then fails,
 * the loop ends, registered processes are killed and temporary files deleted.
 */
const script = `
trap '' INT TERM HUP
held=''
while read -r verb pid; do
  kept=''
  for one in $held; do [ "$one" = "$pid" ] || kept="$kept $one"; done
  held=$kept
  [ "$verb" = hold ] && held="$held $pid"
done
[ -z "$held" ] || kill -9 $held
rm -rf "$1"
`;

/** Temporary files of this run. Servers with another account may traverse it but not list it. */
export const temporary = mkdtempSync(join(tmpdir(), 'gatehouse-'));
chmodSync(temporary, 0o711);

const shell = spawn('sh', ['-c', script, 'leash', temporary], {
  stdio: ['pipe', 'ignore', 'ignore'],
  // Not reached by Ctrl-C in the terminal.
  detached: true,
});
shell.unref();
(shell.stdin as unknown as { unref(): void }).unref();

export function guard(pid: number): void {
  shell.stdin.write(`hold ${pid}\n`);
}

/** The process has ended, and its id may be reused. */
export function unguard(pid: number): void {
  shell.stdin.write(`free ${pid}\n`);
}
