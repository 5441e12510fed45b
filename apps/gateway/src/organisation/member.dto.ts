/** The response after a member was added to a department or an area. */
import { ApiProperty } from '@nestjs/swagger';
import { userIdField } from '../api-document/field-schemas.js';

export class MemberDto {
  @ApiProperty(userIdField)
  user_id!: number;
}
