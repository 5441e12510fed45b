/** The companies of the caller in responses. */
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

  @ApiProperty({ description: 'Whether the company may add you to its departments or areas' })
  is_assigned!: boolean;

  @ApiProperty({ type: [OwnDepartmentDto], description: 'Where you work' })
  departments!: OwnDepartmentDto[];

  @ApiProperty({ type: [OwnAreaDto], description: 'Where you live' })
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
