/** Creates the four permissions of each name in a file. Existing names stay unchanged. */
import { inTransaction } from '#database';
import { invalidOptions } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordChanges } from '#auth/audit';
import { type Actor, requireAdmin } from '#auth/authorization';
import { isPermissionName } from './permission-name.js';
import { insertMissingPermissions } from './permission.store.js';

export interface ImportedPermissions {
  readonly names: number;
  /** Number of permissions created. */
  readonly created: number;
}

@Injectable()
export class ImportPermissions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param text one name per line; blank lines and lines that start with # are ignored
   * @throws CodedError `request.invalid_fields` naming each line that is not a slug; then nothing is imported
   */
  async execute(actor: Actor, text: string): Promise<ImportedPermissions> {
    requireAdmin(actor);
    const names = readNames(text);
    const created = await inTransaction(this.dataSource, async (db) => {
      const rows = await insertMissingPermissions(db, names);
      await recordChanges(
        db,
        actor,
        [...new Set(rows.map(({ name }) => name))].map((name) => ({
          action: 'permission.created',
          target: name,
          before: null,
          after: { actions: rows.filter((row) => row.name === name).map(({ action }) => action) },
        })),
      );
      return rows.length;
    });
    return { names: names.length, created };
  }
}

/** Code units. */
const longestFile = 1024 * 1024;

const faultsTold = 20;

function readNames(text: string): string[] {
  if (text.length > longestFile) {
    throw invalidOptions({ permissions: `A file of names has at most ${longestFile} characters.` });
  }
  const names = new Set<string>();
  const faults: string[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const name = line.trim();
    if (name === '' || name.startsWith('#')) continue;
    if (isPermissionName(name)) names.add(name);
    else faults.push(`line ${index + 1}: ${JSON.stringify(name.slice(0, 40))} is not a slug`);
  }
  if (faults.length > 0) {
    const rest = faults.length - faultsTold;
    const more = rest > 0 ? [`and ${rest} more`] : [];
    throw invalidOptions({ permissions: [...faults.slice(0, faultsTold), ...more] });
  }
  return [...names];
}
