/** Changes the fields of an account that its owner may change. */
import { AccountSettings } from '#config';
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { takenValue } from '../taken-value.js';
import type { AccountChanges, AccountDetails, ProfileChanges, VersionedUser } from './account-details.js';
import { applyChanges, lockVersion } from './apply-changes.js';
import { findDetails } from './details.store.js';
import { withBirthDay } from '../profile/birth-day.js';

/** Not the company name, which identifies it to others, nor the fields that administrators maintain. */
export interface OwnAccountChanges extends Pick<AccountChanges, 'phones' | 'language'> {
  readonly profile?: Omit<ProfileChanges, 'name'>;
}

@Injectable()
export class ChangeOwnAccount {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: AccountSettings,
  ) {}

  /**
   * @returns the account as it is now
   * @throws CodedError `request.invalid_fields` for fields that its profile lacks, `resource.not_found` or
   * `resource.changed_meanwhile`
   */
  async execute(own: VersionedUser, changes: OwnAccountChanges): Promise<AccountDetails> {
    const { timeZone } = this.settings;
    const dated = changes.profile
      ? { ...changes, profile: withBirthDay(changes.profile, timeZone) }
      : changes;
    try {
      return await inTransaction(this.dataSource, async (db) => {
        const before = await lockVersion(db, own);
        const difference = await applyChanges(db, before, dated);
        return difference ? (await findDetails(db, own.userId))! : before;
      });
    } catch (error) {
      throw takenValue(error);
    }
  }
}
