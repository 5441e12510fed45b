/** Mails the owner of an account about a login from a new device (OWASP ASVS 5.0, 6.3.5). */
import { AccountSettings, AppSettings } from '#config';
import { deviceName } from '#display';
import { MailOutbox } from '#mail-queue';
import { digestOfToken, newSecretToken } from '#sealing';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Client } from '#auth/security-event';
import { networkOf } from '#auth/throttle';
import { findAddressee } from '#auth/user';
import { addDeviceNotice } from './device-notice.store.js';

@Injectable()
export class NotifyNewDevice {
  constructor(
    private readonly outbox: MailOutbox,
    private readonly app: AppSettings,
    private readonly settings: AccountSettings,
  ) {}

  /** Sends nothing for the first login of an account, and for a browser that the account knows. @param db of the login's transaction */
  async execute(db: EntityManager, userId: number, client: Client): Promise<void> {
    const code = newSecretToken();
    const { address, device, deviceTokens = [] } = client;
    const sentAt = await addDeviceNotice(db, {
      userId,
      digest: digestOfToken(code),
      network: networkOf(address),
      device,
      devices: deviceTokens.map(digestOfToken),
      life: this.settings.newDeviceCodeLife,
    });
    if (!sentAt) return;
    const addressee = await findAddressee(db, userId);
    const parameters = {
      time: sentAt.toISOString(),
      device: deviceName(device, addressee.language).name,
      address,
      link: this.link(userId, code),
    };
    await this.outbox.add(db, { ...addressee, template: 'new-device', parameters });
  }

  /** The host is never taken from a request. */
  private link(userId: number, code: string): string {
    const page = this.settings.newDevicePage ?? `${this.app.publicUrl}/api/v1/login/disown/`;
    const link = new URL(page);
    link.searchParams.set('user_id', String(userId));
    link.searchParams.set('code', code);
    return link.href;
  }
}
