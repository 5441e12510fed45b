/** Reads which signing keys there are, and when the next one is due. */
import { TokenSettings } from '#config';
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Actor, requireAdmin } from '#auth/authorization';
import { type ListedSigningKey } from './list-keys.js';
import { listKeys } from './signing-key.store.js';

export interface KeySchedule {
  /** The latest first. */
  readonly keys: readonly Omit<ListedSigningKey, 'publishedAt'>[];
  /** When the worker publishes the next key; null if no keys sign the tokens (HS256). */
  readonly nextDueAt: Date | null;
}

@Injectable()
export class ReadKeySchedule {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: TokenSettings,
  ) {}

  /** @throws CodedError `authorization.refused` */
  async execute(actor: Actor): Promise<KeySchedule> {
    requireAdmin(actor);
    const keys = (await readFrom(this.dataSource, listKeys)).map(({ kid, state, activatesAt }) => ({
      kid,
      state,
      activatesAt,
    }));
    const { algorithm, signingKeyPeriod, signingKeyLead } = this.settings;
    const latest = keys.find(({ state }) => state !== 'revoked');
    if (algorithm !== 'ES256' || !latest) return { keys, nextDueAt: null };
    const age = (signingKeyPeriod - signingKeyLead) * 1000;
    return { keys, nextDueAt: new Date(latest.activatesAt.getTime() + age) };
  }
}
