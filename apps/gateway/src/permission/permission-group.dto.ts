/** Response bodies: permission groups, for administrators. */
import type { GroupDetails, PermissionGroup } from '#auth/permission';
import { ApiProperty } from '@nestjs/swagger';
import { uuidField, versionField } from '../api-document/field-schemas.js';
import { OrderedPageType } from '../resource/page.dto.js';

export class ListedPermissionGroupDto {
  @ApiProperty(uuidField)
  id!: string;

  @ApiProperty(versionField)
  version!: number;

  @ApiProperty({ example: 'Dispatcher' })
  name!: string;

  @ApiProperty({ example: 'Answers the phone' })
  description!: string;

  static from({ id, version, name, description }: PermissionGroup): ListedPermissionGroupDto {
    return { id, version, name, description };
  }
}

export class ListedPermissionGroupPageDto extends OrderedPageType(ListedPermissionGroupDto) {}

export class PermissionGroupDto extends ListedPermissionGroupDto {
  @ApiProperty({ type: [String], example: ['crm_button read', 'crm_button update'] })
  permissions!: readonly string[];

  static override from({ permissions, ...group }: GroupDetails): PermissionGroupDto {
    return { ...ListedPermissionGroupDto.from(group), permissions };
  }
}
