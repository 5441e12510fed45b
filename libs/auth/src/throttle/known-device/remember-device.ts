/** Registers a browser as a known device of a user, each time with a new token. */
import { ThrottleSettings } from '#config';
import { inStatement } from '#database';
import { digestOfToken, newSecretToken } from '#sealing';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Client } from '#auth/security-event';
import { type DeviceOwner, rememberDevice } from './known-device.store.js';

export interface DeviceToken {
  readonly token: string;
  readonly expiresAt: Date;
  /** Seconds. */
  readonly life: number;
}

@Injectable()
export class RememberDevice {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: ThrottleSettings,
  ) {}

  /** Called at each login. @returns undefined if the session has ended meanwhile */
  async execute(sessionId: string, client: Client): Promise<DeviceToken | undefined> {
    return inStatement(this.dataSource, (db) => this.remember(db, { sessionId }, client));
  }

  /**
   * For a browser whose user has confirmed their mailbox: the login that follows has attempts of its own, even if strangers
   * have used up those of the account. Runs in the transaction of the confirmation.
   * @returns undefined for a user who may not log in
   */
  async ofUser(db: EntityManager, userId: number, client: Client): Promise<DeviceToken | undefined> {
    return this.remember(db, { userId }, client);
  }

  private async remember(
    db: EntityManager,
    owner: DeviceOwner,
    { deviceTokens = [] }: Client,
  ): Promise<DeviceToken | undefined> {
    const token = newSecretToken();
    const replaced = deviceTokens.map(digestOfToken);
    const life = this.settings.knownDeviceLife;
    const expiresAt = await rememberDevice(db, { owner, digest: digestOfToken(token), replaced, life });
    return expiresAt && { token, expiresAt, life };
  }
}
