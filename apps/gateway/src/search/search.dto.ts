/** The query and the response of the search over everything. */
import type { Found, FoundAccount } from '#organisation';
import { ApiProperty } from '@nestjs/swagger';
import { userIdField } from '../api-document/field-schemas.js';
import { DepartmentDto } from '../organisation/department/department.dto.js';
import { HouseDto } from '../organisation/house/house.dto.js';
import { IsIntegerBetween } from '../validation/numbers.js';
import { Optional, Required } from '../validation/presence.js';
import { IsText } from '../validation/text.js';

export const usualFound = 5;
const mostFound = 20;

export class SearchEverythingQueryDto {
  @Required()
  @ApiProperty({
    description:
      'Words of names, emails and addresses, or parts of them, case-insensitive; or a part of a phone number. At least one letter or digit',
  })
  @IsText(100)
  query!: string;

  @Optional()
  @ApiProperty({ default: usualFound, description: 'Of each kind' })
  @IsIntegerBetween(1, mostFound)
  limit?: number | null;
}

export class FoundAccountDto {
  @ApiProperty(userIdField)
  user_id!: number;

  @ApiProperty({ example: 'Ann Lee', description: 'Empty for an account without a profile' })
  name!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'ann@example.com',
    description: 'Null for a company, which does not see the emails of its people',
  })
  email!: string | null;

  @ApiProperty({ type: String, enum: ['worker', 'tenant', 'company'], nullable: true })
  type!: FoundAccount['type'];

  @ApiProperty({ example: true })
  is_active!: boolean;

  @ApiProperty()
  is_deleted!: boolean;

  static from({ userId, name, email, type, isActive, isDeleted }: FoundAccount): FoundAccountDto {
    return { user_id: userId, name, email, type, is_active: isActive, is_deleted: isDeleted };
  }
}

export class FoundDto {
  @ApiProperty({
    type: [FoundAccountDto],
    description: 'Accounts of people; for a company, those in its departments and areas',
  })
  people!: FoundAccountDto[];

  @ApiProperty({ type: [FoundAccountDto], description: 'For administrators' })
  companies!: FoundAccountDto[];

  @ApiProperty({ type: [DepartmentDto] })
  departments!: DepartmentDto[];

  @ApiProperty({ type: [HouseDto] })
  houses!: HouseDto[];

  @ApiProperty({ type: [String], example: ['crm_button'], description: 'Names. For administrators' })
  permissions!: readonly string[];

  static from({ people, companies, departments, houses, permissions }: Found): FoundDto {
    return {
      people: people.map(FoundAccountDto.from),
      companies: companies.map(FoundAccountDto.from),
      departments: departments.map(DepartmentDto.from),
      houses: houses.map(HouseDto.from),
      permissions,
    };
  }
}
