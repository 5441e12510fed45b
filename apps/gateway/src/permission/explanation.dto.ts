/** Query and body of the explanation of permissions, for administrators. */
import {
  type ExplainedPermission,
  type ExplainedUser,
  type PermissionAction,
  permissionActions,
  type PermissionsToExplain,
} from '#auth/permission';
import type { Page } from '#paging';
import { fault, invalidFields } from '#errors';
import { ApiProperty, OmitType } from '@nestjs/swagger';
import { timeField, userIdField } from '../api-document/field-schemas.js';
import { ListQueryDto } from '../resource/list-query.dto.js';
import { PageType } from '../resource/page.dto.js';
import { IsIntegerBetween } from '../validation/numbers.js';
import { Optional } from '../validation/presence.js';
import { IsOneOf, IsText } from '../validation/text.js';
import { HeldPermissionDto } from './permission.dto.js';

const greatestLimit = 1_000;

export class ExplainPermissionsQueryDto extends OmitType(ListQueryDto, ['limit']) {
  @Optional()
  @ApiProperty({ example: 'crm_button', description: 'Explains this one, also if the user lacks it' })
  @IsText(150)
  name?: string | null;

  @Optional()
  @ApiProperty({ description: 'With `name` only' })
  @IsOneOf(...permissionActions)
  action?: PermissionAction | null;

  @Optional()
  @ApiProperty({ default: greatestLimit })
  @IsIntegerBetween(1, greatestLimit)
  limit?: number | null;
}

/** @throws CodedError `request.invalid_fields` for an action without a name */
export function permissionsToExplain(
  userId: number,
  { name, action, limit, after }: ExplainPermissionsQueryDto,
): PermissionsToExplain {
  if (action && !name) throw invalidFields({ name: [fault('required')] });
  return {
    userId,
    reference: name ? { name, action: action ?? undefined } : undefined,
    limit: limit ?? greatestLimit,
    after: after ?? undefined,
  };
}

class RecordedGrantDto {
  @ApiProperty(timeField)
  at!: Date;

  @ApiProperty({ ...userIdField, nullable: true, description: 'Null for a command' })
  by!: number | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Name, or email of an account without one. Null for a command, and once the account is gone',
  })
  by_name!: string | null;

  @ApiProperty({ type: String, nullable: true, example: 'Dispatchers', description: 'Of the group' })
  group!: string | null;
}

class ExplainedPermissionDto extends HeldPermissionDto {
  @ApiProperty()
  held!: boolean;

  @ApiProperty({ description: 'Whether tokens of the user have it: held, and the account can be used' })
  effective!: boolean;

  @ApiProperty({
    type: RecordedGrantDto,
    nullable: true,
    description: 'The newest entry of the audit log about it; null if there is none any more',
  })
  grant!: RecordedGrantDto | null;

  @ApiProperty({ type: [Number], example: [7], description: 'Companies of the user that hold it' })
  companies!: readonly number[];

  @ApiProperty({ type: [String], example: ['Dispatchers'], description: 'Groups that contain it' })
  groups!: readonly string[];

  static override from(permission: ExplainedPermission): ExplainedPermissionDto {
    const { name, action, description, isHeld, isEffective, grant, companies, groups } = permission;
    return {
      name,
      action,
      description,
      held: isHeld,
      effective: isEffective,
      grant: grant && { at: grant.at, by: grant.by, by_name: grant.byName, group: grant.group },
      companies,
      groups,
    };
  }
}

class LimitingCompanyDto {
  @ApiProperty(userIdField)
  id!: number;

  @ApiProperty({ example: 'Harbour' })
  name!: string;
}

export class ExplainedPermissionsDto extends PageType(ExplainedPermissionDto) {
  @ApiProperty(userIdField)
  user_id!: number;

  @ApiProperty()
  active!: boolean;

  @ApiProperty()
  deleted!: boolean;

  @ApiProperty({ description: 'Superusers may do everything, whatever they hold' })
  superuser!: boolean;

  @ApiProperty({ description: 'Workers and tenants hold at most what one of their companies holds' })
  limited!: boolean;

  @ApiProperty({ type: [LimitingCompanyDto] })
  companies!: readonly LimitingCompanyDto[];

  static from(explained: ExplainedUser & Page<ExplainedPermission>): ExplainedPermissionsDto {
    return {
      user_id: explained.userId,
      active: explained.isActive,
      deleted: explained.isDeleted,
      superuser: explained.isSuperuser,
      limited: explained.isLimited,
      companies: explained.companies,
      items: explained.items.map(ExplainedPermissionDto.from),
      next: explained.next,
    };
  }
}
