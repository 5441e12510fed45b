/** Lists the second factors of a user, without secrets. */
import { readFrom } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SecondFactorMethod } from '#auth/session';
import { listPasskeys, type ListedPasskey } from './passkey/passkey.store.js';
import { countRecoveryCodes } from './recovery-code/recovery-code.store.js';
import { confirmationTime } from './totp/totp.store.js';

export interface ListedFactors {
  /** When the authenticator app was added; null without one. */
  readonly totpSince: Date | null;
  readonly passkeys: readonly ListedPasskey[];
  readonly recoveryCodesLeft: number;
}

/** In the order in which front ends offer them. */
export function methodsOf({ totpSince, passkeys, recoveryCodesLeft }: ListedFactors): SecondFactorMethod[] {
  return [
    ...(passkeys.length > 0 ? (['passkey'] as const) : []),
    ...(totpSince ? (['totp'] as const) : []),
    ...(recoveryCodesLeft > 0 ? (['recovery_code'] as const) : []),
  ];
}

@Injectable()
export class ListFactors {
  constructor(private readonly dataSource: DataSource) {}

  async execute(userId: number): Promise<ListedFactors> {
    return readFrom(this.dataSource, async (db) => ({
      totpSince: await confirmationTime(db, userId),
      passkeys: await listPasskeys(db, userId),
      recoveryCodesLeft: await countRecoveryCodes(db, userId),
    }));
  }
}
