/** Departments in responses. */
import type { Department } from '#organisation';
import { ApiProperty } from '@nestjs/swagger';
import { userIdField, uuidField, versionField } from '../../api-document/field-schemas.js';
import { OrderedPageType } from '../../resource/page.dto.js';

export class DepartmentDto {
  @ApiProperty(uuidField)
  id!: string;

  @ApiProperty(versionField)
  version!: number;

  @ApiProperty({ example: 'Dispatch' })
  name!: string;

  @ApiProperty(userIdField)
  company_id!: number;

  static from({ id, version, name, companyId }: Department): DepartmentDto {
    return { id, version, name, company_id: companyId };
  }
}

export class DepartmentPageDto extends OrderedPageType(DepartmentDto) {}
