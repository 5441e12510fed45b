/** Keeps TOTP secrets sealed: the database alone, or a copy of it, makes no codes. */
import type { KeyObject } from 'node:crypto';
import { AppSettings } from '#config';
import { seal, unseal } from '#sealing';
import { Injectable } from '@nestjs/common';

@Injectable()
export class TotpSecrets {
  private readonly key: KeyObject;

  constructor(settings: AppSettings) {
    this.key = settings.keyFor('totp');
  }

  seal(userId: number, secret: Buffer): Buffer {
    return seal(this.key, `totp of user ${userId}`, secret);
  }

  /** @throws Error if it was sealed with another SECRET_KEY */
  unseal(userId: number, sealed: Buffer): Buffer {
    return unseal(this.key, `totp of user ${userId}`, sealed);
  }
}
