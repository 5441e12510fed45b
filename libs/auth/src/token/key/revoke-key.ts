/** Revokes a compromised signing key: all its tokens are rejected, and another key signs. */
import { AppSettings } from '#config';
import { inTransaction } from '#database';
import { CodedError } from '#errors';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { recordChange } from '#auth/audit';
import { type Actor, requireSuperuser } from '#auth/authorization';
import { newKeyPair } from './key-pair.js';
import { replaceRevokedKey, revokeKey } from './signing-key.store.js';

@Injectable()
export class RevokeKey {
  private readonly logger = new Logger('Keys');

  constructor(
    private readonly dataSource: DataSource,
    private readonly app: AppSettings,
  ) {}

  /**
   * Takes effect in every process within a second.
   * @returns the key that replaces it; undefined if it did not sign any more, or not yet
   * @throws CodedError `authorization.refused`, or `resource.not_found` for an unknown or already revoked key
   */
  async execute(actor: Actor, kid: string): Promise<string | undefined> {
    requireSuperuser(actor);
    if (!isUuid(kid)) throw new CodedError('resource.not_found');
    const successor = newKeyPair(this.app.keyFor('signing-keys'));
    const replacement = await inTransaction(this.dataSource, async (db) => {
      if (!(await revokeKey(db, kid))) throw new CodedError('resource.not_found');
      const replaced = await replaceRevokedKey(db, kid, successor);
      const change = { before: null, after: { replacedBy: replaced ?? null } };
      await recordChange(db, actor, { action: 'signing_key.revoked', target: kid, ...change });
      return replaced;
    });
    this.logger.warn({ event: 'signing_key.revoked', kid, replacement });
    return replacement;
  }
}
