/** The workers of a department in responses. */
import type { Worker } from '#organisation';
import { ApiProperty } from '@nestjs/swagger';
import { userIdField } from '../../api-document/field-schemas.js';
import { PageType } from '../../resource/page.dto.js';

export class WorkerDto {
  @ApiProperty(userIdField)
  user_id!: number;

  @ApiProperty({ example: 'Роман' })
  first_name!: string;

  @ApiProperty({ example: 'Романов' })
  last_name!: string;

  @ApiProperty({ example: '' })
  surname!: string;

  @ApiProperty({ example: 'engineer' })
  position!: string;

  static from({ userId, firstName, lastName, surname, position }: Worker): WorkerDto {
    return { user_id: userId, first_name: firstName, last_name: lastName, surname, position };
  }
}

export class WorkerPageDto extends PageType(WorkerDto) {}
