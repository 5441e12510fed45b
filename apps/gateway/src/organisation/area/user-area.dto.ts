/** The areas of one user in responses. */
import type { UserArea } from '#organisation';
import { ApiProperty } from '@nestjs/swagger';
import { uuidField } from '../../api-document/field-schemas.js';
import { PageType } from '../../resource/page.dto.js';

export class UserAreaDto {
  @ApiProperty(uuidField)
  id!: string;

  @ApiProperty({ example: 'Saint Petersburg, Nevsky, 1, 14' })
  address!: string;

  @ApiProperty({ description: 'Whether the user is a tenant of the area' })
  lives_here!: boolean;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '0.5000000000',
    description: 'The sum of the shares of the user; null without one',
  })
  part!: string | null;

  static from({ id, address, livesHere, part }: UserArea): UserAreaDto {
    return { id, address, lives_here: livesHere, part };
  }
}

export class UserAreaPageDto extends PageType(UserAreaDto) {}
