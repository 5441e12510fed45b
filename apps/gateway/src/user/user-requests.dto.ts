/** Request bodies of accounts, for administrators. */
import { type AccountState, type ApprovalState, approvalStates } from '#auth/user';
import type { UserFilter } from '#auth/account';
import { IsAccountEmail } from '../account/account.decorators.js';
import { profileTypes } from '../account/register-profile.dto.js';
import { SearchQueryDto } from '../resource/list-query.dto.js';
import { IsTrueOrFalse } from '../validation/numbers.js';
import { Optional, Required } from '../validation/presence.js';
import { IsOneOf } from '../validation/text.js';

export class ChangeFlagsDto {
  @Optional()
  @IsTrueOrFalse()
  is_staff?: boolean | null;

  @Optional()
  @IsTrueOrFalse()
  is_admin?: boolean | null;

  @Optional()
  @IsTrueOrFalse()
  is_superuser?: boolean | null;
}

export class ChangeUserEmailDto {
  @Required()
  @IsAccountEmail()
  email!: string;
}

export class ListUsersQueryDto extends SearchQueryDto {
  @Optional()
  @IsOneOf(...profileTypes)
  type?: (typeof profileTypes)[number] | null;

  @Optional()
  @IsTrueOrFalse()
  is_active?: boolean | null;

  @Optional()
  @IsTrueOrFalse()
  is_staff?: boolean | null;

  @Optional()
  @IsTrueOrFalse()
  is_admin?: boolean | null;

  @Optional()
  @IsTrueOrFalse()
  is_superuser?: boolean | null;

  @Optional()
  @IsTrueOrFalse()
  is_deleted?: boolean | null;

  @Optional()
  @IsTrueOrFalse()
  awaits_approval?: boolean | null;

  @Optional()
  @IsOneOf(...approvalStates)
  approval?: ApprovalState | null;
}

export function flagsOf({ is_staff, is_admin, is_superuser }: ChangeFlagsDto): Partial<AccountState> {
  return {
    ...(is_staff != null && { isStaff: is_staff }),
    ...(is_admin != null && { isAdmin: is_admin }),
    ...(is_superuser != null && { isSuperuser: is_superuser }),
  };
}

export function userFilterOf(query: ListUsersQueryDto): UserFilter {
  const { approval, awaits_approval, is_active, is_deleted, type, search } = query;
  return {
    ...(awaits_approval != null && { awaitsApproval: awaits_approval }),
    ...(approval && { approval }),
    ...(is_active != null && { isActive: is_active }),
    ...flagsOf(query),
    ...(is_deleted != null && { isDeleted: is_deleted }),
    ...(type && { profileType: type }),
    ...(search && { search }),
  };
}
