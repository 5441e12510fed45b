/** What has been imported of an old database by all runs together, and every row there is something to say about. */
import { readFrom } from '#database';
import type { DataSource } from 'typeorm';
import { findProgress, findRemarks, type ImportedKind } from './legacy-import.store.js';
import type { Remark } from './legacy-kind.js';

const remarksAtOnce = 1000;

export class LegacyReport {
  constructor(
    private readonly dataSource: DataSource,
    private readonly source: string,
    private readonly kinds: readonly string[],
  ) {}

  /** @returns the counts by kind, in the order of the import */
  counts(): Promise<Map<string, ImportedKind>> {
    return readFrom(this.dataSource, async (db) => {
      const counts = new Map<string, ImportedKind>();
      for (const kind of this.kinds) counts.set(kind, await findProgress(db, this.source, kind));
      return counts;
    });
  }

  /** Every remark, read as it is asked for: there may be millions. */
  async *remarks(): AsyncGenerator<Remark & { readonly kind: string }> {
    for (const kind of this.kinds) {
      for (let after = Number.MIN_SAFE_INTEGER; ;) {
        const page = { after, limit: remarksAtOnce };
        const remarks = await readFrom(this.dataSource, (db) => findRemarks(db, this.source, kind, page));
        for (const remark of remarks) yield { kind, ...remark };
        const last = remarks.at(-1);
        if (!last) break;
        after = Number(last.id);
      }
    }
  }
}
