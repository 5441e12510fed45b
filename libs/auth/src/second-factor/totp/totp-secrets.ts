/** Encrypts TOTP secrets, so that a copy of the database does not allow generating codes. */
import type { KeyObject } from 'node:crypto';
import { AppSettings } from '#config';
import { seal, unseal } from '#sealing';
import { Injectable, Logger } from '@nestjs/common';

@Injectable()
export class TotpSecrets {
  private readonly logger = new Logger('SecondFactor');
  private readonly key: KeyObject;

  constructor(settings: AppSettings) {
    this.key = settings.keyFor('totp');
  }

  seal(userId: number, secret: Buffer): Buffer {
    return seal(this.key, `totp of user ${userId}`, secret);
  }

  /** @returns undefined if it was sealed with another SECRET_KEY */
  unseal(userId: number, sealed: Buffer): Buffer | undefined {
    try {
      return unseal(this.key, `totp of user ${userId}`, sealed);
    } catch (error) {
      const msg = 'An authenticator app cannot be checked: its secret was sealed with another SECRET_KEY';
      this.logger.error({ event: 'second_factor.app_unusable', userId, err: error, msg });
      return undefined;
    }
  }
}
