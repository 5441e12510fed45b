/** Nothing a run started outlives it: a small shell waits for this process to end, however it ends, and cleans up. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The shell's standard input is a pipe from this process. The system closes it even on SIGKILL; `read` then fails,
 * the loop ends, what is still held is killed and the temporary files go.
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

/** Temporary files of this run. Servers with an account of their own may walk through, and list nothing. */
export const temporary = mkdtempSync(join(tmpdir(), 'gatehouse-'));
chmodSync(temporary, 0o711);

const shell = spawn('sh', ['-c', script, 'leash', temporary], {
  stdio: ['pipe', 'ignore', 'ignore'],
  // Out of reach of the terminal's Ctrl-C.
  detached: true,
});
shell.unref();
(shell.stdin as unknown as { unref(): void }).unref();

export function hold(pid: number): void {
  shell.stdin.write(`hold ${pid}\n`);
}

/** The process has ended: its number may soon be another's. */
export function letGo(pid: number): void {
  shell.stdin.write(`free ${pid}\n`);
}
