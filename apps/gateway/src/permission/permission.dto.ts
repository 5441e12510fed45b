/** Response bodies: permissions by name, for administrators, and the permissions of a user. */
import {
  type HeldPermission,
  type NamedPermissions,
  type PermissionAction,
  permissionActions,
} from '#auth/permission';
import { ApiProperty } from '@nestjs/swagger';
import { versionField } from '../api-document/field-schemas.js';
import { OrderedPageType, PageType } from '../resource/page.dto.js';

class DescribedActionDto {
  @ApiProperty({ type: String, enum: permissionActions })
  action!: PermissionAction;

  @ApiProperty({ example: 'See the CRM button' })
  description!: string;
}

export class ListedPermissionDto {
  @ApiProperty({ example: 'crm_button' })
  name!: string;

  @ApiProperty({ type: [DescribedActionDto] })
  actions!: readonly DescribedActionDto[];

  static from({ name, actions }: NamedPermissions): ListedPermissionDto {
    return { name, actions };
  }
}

export class ListedPermissionPageDto extends OrderedPageType(ListedPermissionDto) {}

export class PermissionDto extends ListedPermissionDto {
  @ApiProperty({ ...versionField, example: 528_491_007 })
  version!: number;

  static override from({ version, name, actions }: NamedPermissions & { version: number }): PermissionDto {
    return { version, name, actions };
  }
}

export class HeldPermissionDto {
  @ApiProperty({ example: 'crm_button' })
  name!: string;

  @ApiProperty({ type: String, enum: permissionActions })
  action!: string;

  @ApiProperty({ example: 'See the CRM button' })
  description!: string;

  static from({ name, action, description }: HeldPermission): HeldPermissionDto {
    return { name, action, description };
  }
}

export class HeldPermissionPageDto extends PageType(HeldPermissionDto) {}
