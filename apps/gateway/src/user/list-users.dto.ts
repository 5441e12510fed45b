/** The query parameters of the list of accounts, for administrators. */
import { type UserFilter, userOrder } from '#auth/account';
import { parseReference } from '#auth/permission';
import { type ApprovalState, approvalStates } from '#auth/user';
import { ApiProperty } from '@nestjs/swagger';
import { profileTypes } from '../account/register-profile.dto.js';
import { optionalUserId } from '../organisation/ids.js';
import { longestReference } from '../permission/permission-requests.dto.js';
import { Ordered, SearchQueryDto } from '../resource/list-query.dto.js';
import { IsMoment } from '../validation/moment.js';
import { IsTrueOrFalse, IsUserId } from '../validation/numbers.js';
import { Optional } from '../validation/presence.js';
import { IsNotBlank, IsOneOf, IsUuid } from '../validation/text.js';
import { flagsOf } from './user-requests.dto.js';

export class ListUsersQueryDto extends Ordered(userOrder, SearchQueryDto) {
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

  @Optional()
  @IsTrueOrFalse()
  has_second_factor?: boolean | null;

  @Optional()
  @ApiProperty({ description: 'Whether a ban of the account is in force' })
  @IsTrueOrFalse()
  is_banned?: boolean | null;

  @Optional()
  @ApiProperty({ description: 'Only people of this company: members, and those who are assigned to it' })
  @IsUserId()
  company_id?: number | null;

  @Optional()
  @ApiProperty({ description: 'Only holders of all permissions of this group' })
  @IsUuid()
  group_id?: string | null;

  @Optional()
  @ApiProperty({
    description:
      'Only holders of a grant of this permission: `crm_button read`, or `crm_button` for any action',
  })
  @IsNotBlank(longestReference)
  permission?: string | null;

  @Optional()
  @ApiProperty({ description: 'Only those who logged in at this time or later' })
  @IsMoment()
  last_login_from?: Date | null;

  @Optional()
  @ApiProperty({
    description: 'Only those whose last login is before this time; not those who never logged in',
  })
  @IsMoment()
  last_login_before?: Date | null;

  @Optional()
  @IsMoment()
  date_joined_from?: Date | null;

  @Optional()
  @IsMoment()
  date_joined_before?: Date | null;
}

/** @throws CodedError `resource.not_found` for a company outside the range of user ids */
export function userFilterOf(query: ListUsersQueryDto): UserFilter {
  const companyId = optionalUserId(query.company_id);
  return {
    ...(query.awaits_approval != null && { awaitsApproval: query.awaits_approval }),
    ...(query.approval && { approval: query.approval }),
    ...(query.is_active != null && { isActive: query.is_active }),
    ...flagsOf(query),
    ...(query.is_deleted != null && { isDeleted: query.is_deleted }),
    ...(query.type && { profileType: query.type }),
    ...(query.search && { search: query.search }),
    ...(query.has_second_factor != null && { hasSecondFactor: query.has_second_factor }),
    ...(query.is_banned != null && { isBanned: query.is_banned }),
    ...(companyId !== undefined && { companyId }),
    ...(query.group_id && { groupId: query.group_id }),
    ...(query.permission && { permission: parseReference(query.permission) }),
    ...(query.last_login_from && { lastLoginFrom: query.last_login_from }),
    ...(query.last_login_before && { lastLoginBefore: query.last_login_before }),
    ...(query.date_joined_from && { joinedFrom: query.date_joined_from }),
    ...(query.date_joined_before && { joinedBefore: query.date_joined_before }),
  };
}
