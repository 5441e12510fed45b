/** Brings in permissions by name, four a name; names that are known already are left alone. */
import { inTransaction } from '#database';
import { invalidFields } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isPermissionName } from './permission-name.js';
import { insertMissingPermissions } from './permission.store.js';

export interface ImportedPermissions {
  readonly names: number;
  /** Single permissions that were not there before. */
  readonly created: number;
}

@Injectable()
export class ImportPermissions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param text one name a line; blank lines and lines that start with # are passed over
   * @throws CodedError `request.invalid_fields` naming each line that is not a slug; nothing is imported then
   */
  async execute(text: string): Promise<ImportedPermissions> {
    const names = new Set<string>();
    const faults: string[] = [];
    for (const [index, line] of text.split(/\r?\n/).entries()) {
      const name = line.trim();
      if (name === '' || name.startsWith('#')) continue;
      if (isPermissionName(name)) names.add(name);
      else faults.push(`line ${index + 1}: ${JSON.stringify(name.slice(0, 40))} is not a slug`);
    }
    if (faults.length > 0) throw invalidFields({ permissions: faults });
    const created = await inTransaction(this.dataSource, (db) => insertMissingPermissions(db, [...names]));
    return { names: names.size, created };
  }
}
