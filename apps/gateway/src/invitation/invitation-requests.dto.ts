/** Request bodies and queries of invitations. */
import {
  type InvitationFilter,
  invitationOrder,
  type InvitationState,
  invitationStates,
  type NewInvitation,
} from '#organisation';
import { plainPhone } from '#auth/account';
import type { ProfileType } from '#auth/user';
import { ApiProperty } from '@nestjs/swagger';
import { Allow } from 'class-validator';
import { IsAccountEmail, IsLanguage, IsNewPassword } from '../account/account.decorators.js';
import { ChangeProfileDto, profileChangesOf } from '../account/change-profile.dto.js';
import { ArePhones } from '../account/contact.decorators.js';
import { IsMailedCode } from '../account/mailed-code.decorators.js';
import { AreProfileChanges } from '../account/profile.transform.js';
import { profileTypes } from '../account/register-profile.dto.js';
import { optionalUserId } from '../organisation/ids.js';
import { ArePermissions } from '../permission/permission-requests.dto.js';
import { Ordered, SearchQueryDto } from '../resource/list-query.dto.js';
import { IsUserId } from '../validation/numbers.js';
import { Optional, OptionalNotNull, Required } from '../validation/presence.js';
import { IsName, IsOneOf, IsUuid } from '../validation/text.js';

/** What the invited person finds filled in. Only `type` is required. */
export class InvitedProfileDto extends ChangeProfileDto {
  @Required()
  @IsOneOf(...profileTypes)
  type!: ProfileType;
}

export class SendInvitationDto {
  @Required()
  @IsAccountEmail()
  email!: string;

  /** Of the mail, and of an account that the acceptance creates. */
  @OptionalNotNull()
  @IsLanguage()
  language?: 'ru' | 'en';

  /** Defaults to the calling company. Without one, administrators invite to Gatehouse only. */
  @Optional()
  @IsUserId()
  company_id?: number | null;

  @Required()
  @AreProfileChanges(InvitedProfileDto)
  profile!: InvitedProfileDto;

  /** Of an account that the acceptance creates. */
  @OptionalNotNull()
  @ArePhones()
  phones?: string[];

  /** Only for workers. */
  @Optional()
  @IsUuid()
  department_id?: string | null;

  /** Only for tenants. */
  @Optional()
  @IsUuid()
  area_id?: string | null;

  /** Share of the area that the person will own. Without one they live there. */
  @Optional()
  @Allow()
  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'number' }],
    description: 'Above 0, up to 1, ten decimal places',
    example: '0.5',
  })
  part?: unknown;

  @Optional()
  @ArePermissions()
  permissions?: string[] | null;

  /** Name of a permission group, whose present permissions are added. */
  @Optional()
  @IsName(100)
  group?: string | null;
}

export function newInvitationOf(body: SendInvitationDto): NewInvitation {
  const { email, language, company_id, profile, phones, department_id, area_id, part, permissions, group } =
    body;
  const { type, ...fields } = profile;
  return {
    email,
    language,
    companyId: optionalUserId(company_id),
    profile: { ...profileChangesOf(fields), type },
    phones: phones?.map(plainPhone),
    departmentId: department_id ?? undefined,
    areaId: area_id ?? undefined,
    part: part ?? undefined,
    permissions: permissions ?? undefined,
    group: group ?? undefined,
  };
}

export class ListInvitationsQueryDto extends Ordered(invitationOrder, SearchQueryDto) {
  @Optional()
  @IsOneOf(...invitationStates)
  state?: InvitationState | null;

  @Optional()
  @IsUserId()
  company_id?: number | null;
}

export class GivablePermissionsQueryDto {
  /** Defaults to the calling company. */
  @Optional()
  @IsUserId()
  company_id?: number | null;
}

export function invitationFilterOf({ state, search, company_id }: ListInvitationsQueryDto): InvitationFilter {
  return {
    state: state ?? undefined,
    search: search ?? undefined,
    companyId: optionalUserId(company_id),
  };
}

export class InvitationCodeDto {
  /** From the link in the mail. */
  @Required()
  @IsMailedCode()
  code!: string;
}

/** The password and the profile are required without an account, and ignored with one. */
export class AcceptInvitationDto extends InvitationCodeDto {
  @Optional()
  @IsNewPassword()
  password?: string | null;

  /** Completes or corrects what those who invite filled in. */
  @OptionalNotNull()
  @AreProfileChanges(ChangeProfileDto)
  profile?: ChangeProfileDto;
}
