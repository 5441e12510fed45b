/** The people assigned to a company in responses. */
import type { AssignedPerson } from '#organisation';
import { ApiProperty } from '@nestjs/swagger';
import { userIdField } from '../../api-document/field-schemas.js';
import { PageType } from '../../resource/page.dto.js';

export class AssignedPersonDto {
  @ApiProperty(userIdField)
  user_id!: number;

  @ApiProperty({ type: String, enum: ['worker', 'tenant'] })
  type!: AssignedPerson['type'];

  @ApiProperty({ example: 'Ann Lee' })
  name!: string;

  static from({ userId, type, name }: AssignedPerson): AssignedPersonDto {
    return { user_id: userId, type, name };
  }
}

export class AssignedPersonPageDto extends PageType(AssignedPersonDto) {}
