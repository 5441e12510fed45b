/** Encrypts TOTP secrets, so that a copy of the database does not allow generating codes. */
import { type KeyObject, timingSafeEqual } from 'node:crypto';
import { AppSettings } from '#config';
import { seal, unseal } from '#sealing';
import { Injectable, Logger } from '@nestjs/common';

@Injectable()
export class TotpSecrets {
  private readonly logger = new Logger('SecondFactor');
  /** The first seals; the others open what was sealed before a change of `SECRET_KEY`. */
  private readonly keys: readonly KeyObject[];

  constructor(settings: AppSettings) {
    this.keys = settings.keysFor('totp');
  }

  seal(userId: number, secret: Buffer): Buffer {
    return seal(this.keys[0]!, totpRow(userId), secret);
  }

  /** @returns undefined if it was sealed with another SECRET_KEY */
  unseal(userId: number, sealed: Buffer): Buffer | undefined {
    try {
      return unseal(this.keys, totpRow(userId), sealed);
    } catch (error) {
      const msg = 'An authenticator app cannot be checked: its secret was sealed with another SECRET_KEY';
      this.logger.error({ event: 'second_factor.app_unusable', userId, err: error, msg });
      return undefined;
    }
  }

  /** Whether both contain the same secret, such as before and after it is sealed with another SECRET_KEY. */
  areSame(userId: number, one: Buffer, other: Buffer): boolean {
    const [left, right] = [this.unseal(userId, one), this.unseal(userId, other)];
    return left?.length === right?.length && left !== undefined && timingSafeEqual(left, right!);
  }
}

/** Associated data of the sealed secret. */
export const totpRow = (userId: number): string => `totp of user ${userId}`;
