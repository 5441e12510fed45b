/** The account that accepts an invitation: the one logged in, one that waits for its activation, or a new one. */
import type { AccountSettings } from '#config';
import { onCommit } from '#database';
import { CodedError } from '#errors';
import { countActivity } from '#metrics';
import type { EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import {
  deleteProfile,
  endCodes,
  insertProfile,
  insertUser,
  type ProfileInput,
  setFirstPassword,
  updateAccount,
  writeProfile,
} from '#auth/account';
import { type AddressHolder, findAddressHolder, findUser, lockUser, storedSpellings } from '#auth/user';
import type { Invitation } from './invitation.entity.js';

export interface NewCredentials {
  readonly passwordHash: string;
  readonly profile: ProfileInput;
}

/**
 * @param ownId user id of the session, undefined without one
 * @param credentials of a browser without a session
 * @returns the id of an active account with the profile type of the invitation
 * @throws CodedError `invitation.other_person`, `invitation.other_profile`, `invitation.login_required` or
 * `invitation.account_closed`
 */
export async function accountOf(
  db: EntityManager,
  invitation: Invitation,
  ownId: number | undefined,
  credentials: NewCredentials | undefined,
  settings: AccountSettings,
): Promise<number> {
  const holder = await findAddressHolder(db, storedSpellings(invitation.email));
  if (ownId !== undefined) {
    if (holder?.userId !== ownId) throw new CodedError('invitation.other_person');
    await requireType(db, ownId, invitation);
    return ownId;
  }
  if (holder?.status === 'closed') throw new CodedError('invitation.account_closed');
  if (holder?.status === 'active' || !credentials) throw new CodedError('invitation.login_required');
  const approval = { awaitsApproval: await awaitsApproval(db, invitation, settings) };
  const { profile, passwordHash } = credentials;
  if (!holder) {
    const userId = await insertUser(db, {
      subject: uuidv7(),
      email: invitation.email,
      passwordHash,
      language: invitation.language,
      isActive: true,
      getAccessDate: new Date(),
      origin: 'invitation',
      phones: invitation.phones,
    });
    await insertProfile(db, userId, profile, approval);
    onCommit(db, () => countActivity('registration', 'invited'));
    return userId;
  }
  // A stranger may have registered the address with their own password and data: both are replaced, and mailed codes end.
  await endCodes(db, holder.userId);
  await freeType(db, holder, invitation);
  await writeProfile(db, holder.userId, profile, approval);
  if (invitation.phones.length > 0) await updateAccount(db, holder.userId, { phones: invitation.phones });
  if (!(await setFirstPassword(db, holder.userId, passwordHash))) {
    throw new CodedError('invitation.account_closed');
  }
  return holder.userId;
}

/** Locks the account. An account without a profile has no type that could fit. */
async function requireType(db: EntityManager, userId: number, { profile }: Invitation): Promise<void> {
  const user = await lockUser(db, userId);
  if (!user || user.isDeleted) throw new CodedError('invitation.account_closed');
  if (user.profileType !== profile.type) throw new CodedError('invitation.other_profile');
}

/**
 * As `requireType`, for an account that waits for its activation. Who registered without a confirmation proved nothing, so their
 * profile of another type is deleted, unless an administrator attached rows to it.
 */
async function freeType(
  db: EntityManager,
  { userId, status }: AddressHolder,
  invitation: Invitation,
): Promise<void> {
  const user = await lockUser(db, userId);
  if (user?.isActive) throw new CodedError('invitation.login_required');
  const { type } = invitation.profile;
  const isReplaced =
    status === 'awaiting' &&
    user !== undefined &&
    user.profileType !== type &&
    (user.profileType === null || (await deleteProfile(db, userId, user.profileType)));
  if (!isReplaced) await requireType(db, userId, invitation);
}

/** A company that an admin or the shell invites is approved by this; one that staff invite waits for an admin, as if staff created it. */
async function awaitsApproval(
  db: EntityManager,
  { profile, invitedBy, fromShell }: Invitation,
  { companyApproval }: AccountSettings,
): Promise<boolean> {
  if (profile.type !== 'company' || !companyApproval || fromShell) return false;
  const inviter = invitedBy === null ? undefined : await findUser(db, invitedBy);
  return !inviter?.isAdmin && !inviter?.isSuperuser;
}
