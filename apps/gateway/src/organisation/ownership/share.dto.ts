/** Shares of an area in responses. */
import type { NamedShare, OwnerArea } from '#organisation';
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

export class NamedShareDto extends ShareDto {
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Ann Lee',
    description: 'The name of the owner; null for a company that neither is the owner nor may see the person',
  })
  owner_name!: string | null;

  static override from(share: NamedShare): NamedShareDto {
    return { ...ShareDto.from(share), owner_name: share.ownerName };
  }
}

export class SharePageDto extends PageType(NamedShareDto) {}
