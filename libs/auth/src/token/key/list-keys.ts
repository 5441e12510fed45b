/** Lists the signing keys with their states. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireSuperuser } from '#auth/authorization';
import { listKeys, type ListedKey } from './signing-key.store.js';

export type ListedSigningKey = Omit<ListedKey, 'sealedPrivateKey'>;

@Injectable()
export class ListKeys {
  constructor(private readonly dataSource: DataSource) {}

  /** The latest first. @throws CodedError `authorization.refused` */
  async execute(actor: Actor): Promise<ListedSigningKey[]> {
    requireSuperuser(actor);
    const listed = await readFrom(this.dataSource, listKeys);
    return listed.map(({ kid, state, publishedAt, activatesAt }) => ({
      kid,
      state,
      publishedAt,
      activatesAt,
    }));
  }
}
