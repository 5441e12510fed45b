/** The providers of a tenant in responses. */
import type { Provider } from '#organisation';
import { ApiProperty } from '@nestjs/swagger';
import { userIdField, uuidField } from '../../api-document/field-schemas.js';

export class ProviderDto {
  @ApiProperty(userIdField)
  company_id!: number;

  @ApiProperty({ example: 'Company1' })
  name!: string;

  @ApiProperty({ example: 'Nevsky 1' })
  address!: string;

  @ApiProperty({ type: 'array', items: uuidField, description: 'Where the tenant lives under this provider' })
  area_ids!: string[];
}

export class ProviderListDto {
  @ApiProperty({ type: [ProviderDto] })
  items!: ProviderDto[];

  static from(providers: readonly Provider[]): ProviderListDto {
    return {
      items: providers.map(({ companyId, name, address, areaIds }) => ({
        company_id: companyId,
        name,
        address,
        area_ids: [...areaIds],
      })),
    };
  }
}
