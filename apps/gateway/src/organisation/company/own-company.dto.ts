/** The companies of a person in responses, for themselves and for administrators. */
import type { OwnCompany } from '#organisation';
import { ApiProperty } from '@nestjs/swagger';
import { userIdField, uuidField } from '../../api-document/field-schemas.js';

export class OwnDepartmentDto {
  @ApiProperty(uuidField)
  id!: string;

  @ApiProperty({ example: 'Repairs' })
  name!: string;
}

export class OwnAreaDto {
  @ApiProperty(uuidField)
  id!: string;

  @ApiProperty({ example: 'Saint Petersburg, Nevsky, 1, 14' })
  address!: string;
}

export class OwnCompanyDto {
  @ApiProperty(userIdField)
  company_id!: number;

  @ApiProperty({ example: 'Company1' })
  name!: string;

  @ApiProperty({ description: 'Whether the company may add the person to its departments or areas' })
  is_assigned!: boolean;

  @ApiProperty({ type: [OwnDepartmentDto], description: 'Where the person works' })
  departments!: OwnDepartmentDto[];

  @ApiProperty({ type: [OwnAreaDto], description: 'Where the person lives' })
  areas!: OwnAreaDto[];
}

export class OwnCompanyListDto {
  @ApiProperty({ type: [OwnCompanyDto] })
  items!: OwnCompanyDto[];

  static from(companies: readonly OwnCompany[]): OwnCompanyListDto {
    return {
      items: companies.map(({ companyId, name, isAssigned, departments, areas }) => ({
        company_id: companyId,
        name,
        is_assigned: isAssigned,
        departments: [...departments],
        areas: [...areas],
      })),
    };
  }
}
