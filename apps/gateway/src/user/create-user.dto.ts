/** The body of `POST /users/`. */
import { type AccountChanges, type NewAccount, plainPhone } from '#auth/account';
import { ApiExtraModels, IntersectionType } from '@nestjs/swagger';
import { IsAccountEmail, IsNewPassword } from '../account/account.decorators.js';
import { AccountFieldsDto } from '../account/change-account.dto.js';
import { IsProfile, profileInput, type RegisterProfileDto } from '../account/profile.transform.js';
import { RegisterCompanyDto, RegisterTenantDto, RegisterWorkerDto } from '../account/register-profile.dto.js';
import { Optional, Required } from '../validation/presence.js';
import { ChangeFlagsDto, flagsOf } from './user-requests.dto.js';

@ApiExtraModels(RegisterWorkerDto, RegisterTenantDto, RegisterCompanyDto)
export class CreateUserDto extends IntersectionType(AccountFieldsDto, ChangeFlagsDto) {
  @Required()
  @IsAccountEmail()
  email!: string;

  /** Without one, the user gets a mail with a link to set it. */
  @Optional()
  @IsNewPassword()
  password?: string | null;

  @Required()
  @IsProfile()
  profile!: RegisterProfileDto;
}

export function newAccountOf(body: CreateUserDto): NewAccount {
  const { email, password, profile, is_staff, is_admin, is_superuser, phones, ...fields } = body;
  return {
    email,
    password: password ?? undefined,
    profile: profileInput(profile),
    fields: { ...fields, ...(phones && { phones: phones.map(plainPhone) }) } as AccountChanges,
    flags: flagsOf({ is_staff, is_admin, is_superuser } as ChangeFlagsDto),
  };
}
