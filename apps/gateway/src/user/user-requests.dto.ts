/** Request bodies of accounts, for administrators. */
import type { AccountState } from '#auth/user';
import { IsAccountEmail } from '../account/account.decorators.js';
import { IsTrueOrFalse } from '../validation/numbers.js';
import { Optional, Required } from '../validation/presence.js';

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

export function flagsOf({ is_staff, is_admin, is_superuser }: ChangeFlagsDto): Partial<AccountState> {
  return {
    ...(is_staff != null && { isStaff: is_staff }),
    ...(is_admin != null && { isAdmin: is_admin }),
    ...(is_superuser != null && { isSuperuser: is_superuser }),
  };
}
