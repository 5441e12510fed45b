/** Renames a passkey. */
import { readFrom } from '#database';
import { CodedError } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type ListedPasskey, renamePasskey } from './passkey.store.js';

@Injectable()
export class RenamePasskey {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws CodedError `resource.not_found`, also for passkeys of other users */
  async execute(userId: number, passkeyId: string, name: string): Promise<ListedPasskey> {
    const renamed = await readFrom(this.dataSource, (db) => renamePasskey(db, { userId, passkeyId }, name));
    if (!renamed) throw new CodedError('resource.not_found');
    return renamed;
  }
}
