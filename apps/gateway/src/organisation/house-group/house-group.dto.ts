/** House groups in responses. */
import type { HouseGroup } from '#organisation';
import { ApiProperty } from '@nestjs/swagger';
import { userIdField, uuidField, versionField } from '../../api-document/field-schemas.js';
import { OrderedPageType } from '../../resource/page.dto.js';

export class HouseGroupDto {
  @ApiProperty(uuidField)
  id!: string;

  @ApiProperty(versionField)
  version!: number;

  @ApiProperty({ example: 'Harbour' })
  name!: string;

  @ApiProperty({ ...userIdField, nullable: true, description: 'The company that provides for it' })
  provider_id!: number | null;

  static from({ id, version, name, providerId }: HouseGroup): HouseGroupDto {
    return { id, version, name, provider_id: providerId };
  }
}

export class ListedHouseGroupDto extends HouseGroupDto {
  @ApiProperty({
    type: String,
    nullable: true,
    example: 'Harbour Housing',
    description: 'The name of the company that provides for it',
  })
  provider_name!: string | null;

  static override from(group: HouseGroup): ListedHouseGroupDto {
    return { ...HouseGroupDto.from(group), provider_name: group.provider?.name ?? null };
  }
}

export class HouseGroupPageDto extends OrderedPageType(ListedHouseGroupDto) {}
