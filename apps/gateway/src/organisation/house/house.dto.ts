/** Houses in responses. */
import type { House } from '#organisation';
import { ApiProperty } from '@nestjs/swagger';
import { uuidField, versionField } from '../../api-document/field-schemas.js';
import { OrderedPageType } from '../../resource/page.dto.js';

export class HouseDto {
  @ApiProperty(uuidField)
  id!: string;

  @ApiProperty(versionField)
  version!: number;

  @ApiProperty({ example: '190000' })
  zip_code!: string;

  @ApiProperty({ example: 'Санкт-Петербург' })
  city!: string;

  @ApiProperty({ example: 'Невский проспект' })
  street!: string;

  @ApiProperty({ example: '1' })
  number!: string;

  @ApiProperty({ example: '' })
  letter!: string;

  @ApiProperty({ ...uuidField, nullable: true })
  group_id!: string | null;

  static from({ id, version, zipCode, city, street, number, letter, groupId }: House): HouseDto {
    return { id, version, zip_code: zipCode, city, street, number, letter, group_id: groupId };
  }
}

export class HousePageDto extends OrderedPageType(HouseDto) {}
