/** Result of all import runs of one old database: counts by kind, and remarks on skipped and changed rows. */
import { readFrom } from '#database';
import type { DataSource } from 'typeorm';
import { findProgress, findRemarks, type ImportedKind } from './legacy-import.store.js';
import type { Remark } from './legacy-kind.js';

const remarksPerPage = 1000;

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

  /** Reads the remarks page by page, as there may be millions. */
  async *remarks(): AsyncGenerator<Remark & { readonly kind: string }> {
    for (const kind of this.kinds) {
      for (let after = Number.MIN_SAFE_INTEGER; ;) {
        const page = { after, limit: remarksPerPage };
        const remarks = await readFrom(this.dataSource, (db) => findRemarks(db, this.source, kind, page));
        for (const remark of remarks) yield { kind, ...remark };
        const last = remarks.at(-1);
        if (!last) break;
        after = Number(last.id);
      }
    }
  }
}
