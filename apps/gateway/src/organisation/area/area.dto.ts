/** Areas in responses, each with its house and the house's group. */
import type { Area } from '#organisation';
import { ApiProperty } from '@nestjs/swagger';
import { uuidField, versionField } from '../../api-document/field-schemas.js';
import { OrderedPageType } from '../../resource/page.dto.js';
import { HouseDto } from '../house/house.dto.js';
import { HouseGroupDto } from '../house-group/house-group.dto.js';

class HouseOfAreaDto extends HouseDto {
  @ApiProperty({ type: HouseGroupDto, nullable: true })
  group!: HouseGroupDto | null;
}

export class AreaDto {
  @ApiProperty(uuidField)
  id!: string;

  @ApiProperty(versionField)
  version!: number;

  @ApiProperty({ example: '14' })
  number!: string;

  @ApiProperty(uuidField)
  house_id!: string;

  @ApiProperty({ type: HouseOfAreaDto })
  house!: HouseOfAreaDto;

  /** @param area with its house and the house's group */
  static from({ id, version, number, houseId, house }: Area): AreaDto {
    const group = house!.group ? HouseGroupDto.from(house!.group) : null;
    return { id, version, number, house_id: houseId, house: { ...HouseDto.from(house!), group } };
  }
}

export class AreaPageDto extends OrderedPageType(AreaDto) {}
