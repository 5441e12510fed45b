/** Ensures at the start of an app that there is a signing key that this process can decrypt. */
import { AppSettings, TokenSettings } from '#config';
import { inTransaction } from '#database';
import { StartupError } from '#errors';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { newKeyPair } from './key-pair.js';
import { KeyRing } from './key-ring.js';
import { insertKey } from './signing-key.store.js';

/** Seconds, longer than the age of any key. */
const ever = 2_000_000_000;

@Injectable()
export class PrepareKeys {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ring: KeyRing,
    private readonly app: AppSettings,
    private readonly tokens: TokenSettings,
  ) {}

  /**
   * One of several processes that find no key creates the first.
   * @throws StartupError if the keys were sealed under another `SECRET_KEY`
   */
  async execute(): Promise<void> {
    if (this.tokens.algorithm !== 'ES256') return;
    const first = { ...newKeyPair(this.app.keyFor('signing-keys')), lead: 0, age: ever };
    const made = await inTransaction(this.dataSource, (db) => insertKey(db, first));
    if (made) new Logger('Keys').log({ event: 'signing_key.created', kid: first.kid });
    const { signer } = await this.ring.reloaded();
    if (signer) return;
    throw new StartupError(
      'The signing keys in the database were sealed under another SECRET_KEY. Restore that SECRET_KEY, or create a ' +
        'signing key under this one (no user is logged out): npm run cli -- keys rotate',
    );
  }
}
