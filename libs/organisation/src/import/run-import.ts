/** Checks or does the rows of one import in this process, beside the workers, until none is left. */
import { pause } from '#background';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#auth/authorization';
import { AdvanceImports } from './advance-imports.js';
import { type CountedImport, ReadImport } from './read-import.js';

/** Milliseconds between reports of progress. */
const reportInterval = 500;
/** Milliseconds before another look, while other processes hold the last rows. */
const waitForOthers = 100;

export interface RunOptions {
  /** Ends the run after the row that it works on. The import stays as it is. */
  readonly stopping: AbortSignal;
  readonly onProgress: (found: CountedImport) => void;
}

@Injectable()
export class RunImport {
  constructor(
    private readonly readImport: ReadImport,
    private readonly advanceImports: AdvanceImports,
  ) {}

  /** @returns the import after its phase, or as far as it got. @throws CodedError `resource.not_found` */
  async execute(actor: Actor, id: string, { stopping, onProgress }: RunOptions): Promise<CountedImport> {
    let found = await this.readImport.execute(actor, id);
    const phase = found.state;
    let isUnderWay = (phase === 'checking' || phase === 'running') && !stopping.aborted;
    while (isUnderWay) {
      const turn = AbortSignal.any([stopping, AbortSignal.timeout(reportInterval)]);
      if (!(await this.advanceImports.one(id, turn))) await pause(waitForOthers, stopping);
      found = await this.readImport.execute(actor, id);
      onProgress(found);
      isUnderWay = found.state === phase && !stopping.aborted;
    }
    return found;
  }
}
