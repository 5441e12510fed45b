/** An administrator gives a profile to an account that has none, such as a superuser of the shell. */
import { AccountSettings } from '#config';
import { inTransaction } from '#database';
import { fault, invalidFields } from '#errors';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { recordPersonalChange } from '#auth/audit';
import { type Actor, requireAdministrator, requireHigherRank } from '#auth/authorization';
import type { AccountDetails, VersionedUser } from '../details/account-details.js';
import { lockVersion } from '../details/apply-changes.js';
import { findDetails, updateAccount } from '../details/details.store.js';
import { withBirthDay } from '../profile/birth-day.js';
import { insertProfile } from '../profile/insert-profile.js';
import type { ProfileInput } from '../profile/profile-input.js';
import { takenValue } from '../taken-value.js';

@Injectable()
export class GiveProfile {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: AccountSettings,
  ) {}

  /**
   * Of concurrent calls for one account, exactly one gives a profile: each holds the lock of the account. A company awaits
   * approval if the caller may not approve companies.
   * @returns the account as it is now
   * @throws CodedError `authorization.refused`, `resource.not_found`, `resource.changed_meanwhile`, or `request.invalid_fields`
   * for an account with a profile and for a taken name of a company
   */
  async execute(actor: Actor, user: VersionedUser, given: ProfileInput): Promise<AccountDetails> {
    requireAdministrator(actor);
    const profile = withBirthDay<ProfileInput & { birth_date?: string }>(given, this.settings.timeZone);
    const mayApprove = actor.isSuperuser || actor.isAdmin;
    try {
      return await inTransaction(this.dataSource, async (db) => {
        const before = await lockVersion(db, user);
        requireHigherRank(actor, before);
        if (before.profileType) throw invalidFields({ profile: [fault('has_profile')] });
        await insertProfile(db, user.userId, profile, {
          awaitsApproval: this.settings.companyApproval && !mayApprove,
        });
        // Counts as a change of the account: callers with the older version get a conflict.
        await updateAccount(db, user.userId, {});
        await recordPersonalChange(db, actor, {
          action: 'user.changed',
          userId: user.userId,
          before: { type: null },
          after: { type: profile.type },
        });
        return (await findDetails(db, user.userId))!;
      });
    } catch (error) {
      throw takenValue(error);
    }
  }
}
