/** The three types of profile in responses. */
import { ApiProperty } from '@nestjs/swagger';

class PersonProfileDto {
  @ApiProperty({ example: 'Ann' })
  first_name!: string;

  @ApiProperty({ example: 'Lee' })
  last_name!: string;

  @ApiProperty({ example: '' })
  surname!: string;

  @ApiProperty({ type: 'string', format: 'date', example: '1990-05-17' })
  birth_date!: string;

  @ApiProperty({ type: String, enum: ['male', 'female'] })
  sex!: 'male' | 'female';

  @ApiProperty({ example: '' })
  citizenship!: string;

  @ApiProperty({ example: '' })
  military!: string;

  @ApiProperty({ example: '' })
  place_birth!: string;
}

export class WorkerProfileDto extends PersonProfileDto {
  @ApiProperty({ type: String, enum: ['worker'] })
  type!: 'worker';

  @ApiProperty({ example: 'electrician' })
  position!: string;
}

export class TenantProfileDto extends PersonProfileDto {
  @ApiProperty({ type: String, enum: ['tenant'] })
  type!: 'tenant';

  @ApiProperty({ type: [String], example: ['12'] })
  rooms!: string[];

  @ApiProperty({ example: '' })
  snils!: string;

  @ApiProperty({ example: '' })
  gis_uid!: string;

  @ApiProperty({ example: '' })
  hcs_uid!: string;
}

export class CompanyProfileDto {
  @ApiProperty({ type: String, enum: ['company'] })
  type!: 'company';

  @ApiProperty({ example: 'Company1' })
  name!: string;

  @ApiProperty({ example: '' })
  address!: string;

  @ApiProperty({
    description: 'Any JSON value, stored unchanged',
    oneOf: [
      { type: 'object', additionalProperties: true },
      { type: 'array', items: {} },
      { type: 'string' },
      { type: 'number' },
      { type: 'boolean' },
    ],
    nullable: true,
  })
  bank_details!: unknown;
}

export type ProfileDto = WorkerProfileDto | TenantProfileDto | CompanyProfileDto;
export const profileDtos = [WorkerProfileDto, TenantProfileDto, CompanyProfileDto];
