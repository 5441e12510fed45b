/** Request bodies of permissions. */
import {
  longestDescription,
  longestGroupName,
  longestName,
  permissionActions,
  type PermissionGroupChanges,
} from '#auth/permission';
import { fault } from '#errors';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize } from 'class-validator';
import { constraint, eachItem } from '../validation/constraint.js';
import { IsUserId } from '../validation/numbers.js';
import { Optional, OptionalNotNull, Required } from '../validation/presence.js';
import { IsLine, IsName, IsNotBlank, IsOneOf, notBlankRule } from '../validation/text.js';
import { ToList } from '../validation/transforms.js';

const mostAtOnce = 200;
export const longestReference = 160;

const reference = { type: 'string' as const, minLength: 1, maxLength: longestReference };

/** A list of references to permissions, or one reference. */
export const ArePermissions = ({ min = 0 } = {}) =>
  applyDecorators(
    ToList(),
    ArrayMinSize(min, { message: fault('no_permissions').toMessage() }),
    ArrayMaxSize(mostAtOnce, { message: fault('too_many_permissions', { max: mostAtOnce }).toMessage() }),
    constraint('arePermissions', eachItem(notBlankRule(longestReference))),
    ApiProperty({
      description:
        '`crm_button` for all four actions of it, `crm_button read` for one; a list, or one of them',
      oneOf: [{ type: 'array', items: reference, minItems: min, maxItems: mostAtOnce }, reference],
    }),
  );

export class CreatePermissionDto {
  /** A slug, which the use case validates. */
  @Required()
  @IsNotBlank(longestName)
  name!: string;

  @Optional()
  @IsLine(longestDescription)
  description?: string | null;

  /** Default: all four actions. */
  @Optional()
  @IsOneOf(...permissionActions)
  action?: (typeof permissionActions)[number] | null;
}

export class ChangePermissionDto {
  @Optional()
  @IsNotBlank(longestName)
  name?: string | null;

  @Optional()
  @IsLine(longestDescription)
  description?: string | null;
}

export class PermissionReferencesDto {
  @Required()
  @ArePermissions({ min: 1 })
  permissions!: string[];
}

export class CreatePermissionGroupDto {
  @Required()
  @IsName(longestGroupName)
  name!: string;

  @Optional()
  @IsLine(longestDescription)
  description?: string | null;

  @Optional()
  @ArePermissions()
  permissions?: string[] | null;
}

export class ChangePermissionGroupDto {
  @OptionalNotNull()
  @IsName(longestGroupName)
  name?: string;

  @OptionalNotNull()
  @IsLine(longestDescription)
  description?: string;

  /** Replaces all permissions of the group. */
  @OptionalNotNull()
  @ArePermissions()
  permissions?: string[];
}

export class AddGroupHolderDto {
  @Required()
  @IsUserId()
  user_id!: number;
}

export function groupOf({ name, description, permissions }: CreatePermissionGroupDto) {
  return { name, description: description ?? '', permissions: permissions ?? [] };
}

export function groupChangesOf(body: ChangePermissionGroupDto): PermissionGroupChanges {
  const { name, description, permissions } = body;
  return {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(permissions !== undefined && { permissions }),
  };
}
