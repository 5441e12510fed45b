/** PostgreSQL refuses to run as root; this finds the OS account it runs as instead. */
import { StartupError } from '#errors';
import { execFileSync, spawnSync } from 'node:child_process';

export interface OsAccount {
  readonly uid: number;
  readonly gid: number;
}

const name = 'postgres';

/**
 * @returns undefined when this process is not root and the server may run as the same user
 * @throws Error that says what to do when the account is missing and cannot be made
 */
export function serverAccount(): OsAccount | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return lookUp() ?? create();
}

/** Whether the account can walk to `path` and enter it (a folder) or run it (a file). */
export function canReach(account: OsAccount, path: string): boolean {
  return spawnSync('test', ['-x', path], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

function lookUp(): OsAccount | undefined {
  const [uid, gid] = ['-u', '-g'].map((what) => {
    const answer = spawnSync('id', [what, name], { encoding: 'utf8' });
    return answer.status === 0 ? Number(answer.stdout) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function create(): OsAccount {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--shell', '/bin/false', name], { stdio: 'pipe' });
  } catch (cause) {
    throw new StartupError(
      `PostgreSQL cannot run as root and the account "${name}" could not be made. ` +
        'Start as another user, make that account, or set DATABASE_URL.',
      { cause },
    );
  }
  const account = lookUp();
  if (!account) throw new StartupError(`The account "${name}" was made but cannot be found.`);
  return account;
}
