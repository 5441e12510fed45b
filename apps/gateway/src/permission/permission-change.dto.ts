/** Response bodies: the permissions that a request granted or revoked. */
import { ApiProperty } from '@nestjs/swagger';

const references = {
  type: 'array',
  items: { type: 'string', example: 'crm_button read' },
  description: '`<name> <action>` of each permission',
} as const;

export class GrantedPermissionsDto {
  @ApiProperty(references)
  granted!: string[];
}

export class RevokedPermissionsDto {
  @ApiProperty(references)
  revoked!: string[];
}
