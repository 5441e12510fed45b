/** Makes the browser of a new session known to its account, under a token that is new each time. */
import { ThrottleSettings } from '#config';
import { inStatement } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Client } from '../../security-event/client.js';
import { deviceDigest, newDeviceToken } from './device-token.js';
import { rememberDevice } from './known-device.store.js';

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

  /** For every door at which a session begins. @returns undefined if the session has ended by now */
  async execute(sessionId: string, { deviceTokens = [] }: Client): Promise<DeviceToken | undefined> {
    const token = newDeviceToken();
    const replaced = deviceTokens.map(deviceDigest);
    const life = this.settings.knownDeviceLife;
    const remembered = {
      sessionId,
      digest: deviceDigest(token),
      replaced,
      life,
    };
    const expiresAt = await inStatement(this.dataSource, (db) => rememberDevice(db, remembered));
    return expiresAt && { token, expiresAt, life };
  }
}
