/** The tenants of an area in responses. */
import type { Tenant } from '#organisation';
import { ApiProperty } from '@nestjs/swagger';
import { userIdField } from '../../api-document/field-schemas.js';
import { PageType } from '../../resource/page.dto.js';

export class TenantDto {
  @ApiProperty(userIdField)
  user_id!: number;

  @ApiProperty({ example: 'Пётр' })
  first_name!: string;

  @ApiProperty({ example: 'Петров' })
  last_name!: string;

  @ApiProperty({ example: '' })
  surname!: string;

  static from({ userId, firstName, lastName, surname }: Tenant): TenantDto {
    return { user_id: userId, first_name: firstName, last_name: lastName, surname };
  }
}

export class TenantPageDto extends PageType(TenantDto) {}
