/** Makes a browser known to an account, under a token that is new each time. */
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

  /** For every entry point at which a session begins. @returns undefined if the session has ended by now */
  async execute(sessionId: string, client: Client): Promise<DeviceToken | undefined> {
    return inStatement(this.dataSource, (db) => this.remember(db, { sessionId }, client));
  }

  /**
   * For a browser whose user has proved their mailbox, in the transaction of what that leads to: however many guesses
   * others have used up, the user has attempts of their own at the login that follows.
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
