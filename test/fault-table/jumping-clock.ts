/** The clock of one process, which a fault moves while the process runs. Needs Debian's libfaketime. */
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../support/apps/start-app.js';
import { temporary } from '../support/test-run/process-guard.js';

const places = ['/usr/lib/x86_64-linux-gnu/faketime', '/usr/lib/aarch64-linux-gnu/faketime'];

export class JumpingClock {
  readonly #file = join(mkdtempSync(join(temporary, 'clock-')), 'offset');

  private constructor(private readonly library: string) {
    this.jump(0);
  }

  /** @returns undefined where libfaketime is not installed */
  static find(): JumpingClock | undefined {
    const library = places.map((folder) => join(folder, 'libfaketime.so.1')).find((file) => existsSync(file));
    return library === undefined ? undefined : new JumpingClock(library);
  }

  /** For the process; the monotonic clock stays right, as on a machine whose clock is set. */
  get environment(): Environment {
    return {
      LD_PRELOAD: this.library,
      FAKETIME_TIMESTAMP_FILE: this.#file,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    };
  }

  /** @param seconds from the right time; the process notices within a second */
  jump(seconds: number): void {
    writeFileSync(this.#file, `${seconds < 0 ? '' : '+'}${seconds}s\n`);
  }
}
