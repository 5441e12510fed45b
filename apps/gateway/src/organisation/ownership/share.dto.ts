/** Shares of an area in responses. */
import type { OwnerArea } from '#organisation';
import { ApiProperty } from '@nestjs/swagger';
import { userIdField, uuidField, versionField } from '../../api-document/field-schemas.js';
import { PageType } from '../../resource/page.dto.js';

export class ShareDto {
  @ApiProperty(uuidField)
  id!: string;

  @ApiProperty(versionField)
  version!: number;

  @ApiProperty({ example: '0.5000000000', description: 'Above 0, up to 1, ten decimal places' })
  part!: string;

  @ApiProperty({ ...userIdField, nullable: true, description: 'The owner; null where it is a tenant' })
  company_id!: number | null;

  @ApiProperty({ ...userIdField, nullable: true, description: 'The owner; null where it is a company' })
  tenant_id!: number | null;

  static from({ id, version, part, companyId, tenantId }: OwnerArea): ShareDto {
    return { id, version, part, company_id: companyId, tenant_id: tenantId };
  }
}

export class SharePageDto extends PageType(ShareDto) {}
