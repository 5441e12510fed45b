/** An administrator changes the fields of an account and its profile. */
import { AccountSettings } from '#config';
import { inTransaction } from '#database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordPersonalChange } from '#auth/audit';
import { type Actor, requireAdministrator, requireHigherRank } from '#auth/authorization';
import { acceptedEmail } from '#auth/user';
import type { AccountChanges, AccountDetails, VersionedUser } from '../details/account-details.js';
import { applyChanges, lockVersion } from '../details/apply-changes.js';
import { findDetails } from '../details/details.store.js';
import { takenValue } from '../taken-value.js';
import { withBirthDay } from '../profile/birth-day.js';

@Injectable()
export class ChangeUser {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: AccountSettings,
  ) {}

  /**
   * @returns the account as it is now
   * @throws CodedError `authorization.refused`, `resource.not_found`, `resource.changed_meanwhile`, or
   * `request.invalid_fields` for a taken value and for fields that the profile lacks
   */
  async execute(actor: Actor, user: VersionedUser, changes: AccountChanges): Promise<AccountDetails> {
    requireAdministrator(actor);
    const { timeZone } = this.settings;
    const dated = changes.profile
      ? { ...changes, profile: withBirthDay(changes.profile, timeZone) }
      : changes;
    try {
      return await inTransaction(this.dataSource, async (db) => {
        const before = await lockVersion(db, user);
        requireHigherRank(actor, before);
        const difference = await applyChanges(db, before, canonical(dated));
        if (!difference) return before;
        await recordPersonalChange(db, actor, { action: 'user.changed', userId: user.userId, ...difference });
        return (await findDetails(db, user.userId))!;
      });
    } catch (error) {
      throw takenValue(error);
    }
  }
}

function canonical(changes: AccountChanges): AccountChanges {
  const { additional_email: email } = changes;
  return email ? { ...changes, additional_email: acceptedEmail(email, 'additional_email') } : changes;
}
