/** The members of a company in responses. */
import type { CompanyPerson } from '#organisation';
import { ApiProperty } from '@nestjs/swagger';
import { userIdField } from '../../api-document/field-schemas.js';
import { OrderedPageType } from '../../resource/page.dto.js';

export class CompanyMemberDto {
  @ApiProperty(userIdField)
  user_id!: number;

  @ApiProperty({ type: String, enum: ['worker', 'tenant'] })
  type!: CompanyPerson['type'];

  @ApiProperty({ example: 'Ann Lee' })
  name!: string;

  @ApiProperty({ type: [String], example: ['Repairs'], description: 'Departments or addresses' })
  places!: string[];

  static from({ userId, type, name, places }: CompanyPerson): CompanyMemberDto {
    return { user_id: userId, type, name, places: [...places] };
  }
}

export class CompanyMemberPageDto extends OrderedPageType(CompanyMemberDto) {}
