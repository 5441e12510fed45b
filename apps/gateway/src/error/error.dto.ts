/** The bodies of errors, as the error table and the contract have them. */
import type { ErrorCode } from '#errors';
import type { Type } from '@nestjs/common';
import { ApiProperty, getSchemaPath } from '@nestjs/swagger';

/** Most errors: a sentence for people and a code for programs. */
export class ErrorDto {
  @ApiProperty({ example: 'Not found.' })
  detail!: string;

  @ApiProperty({ description: 'Stable across versions', example: 'resource.not_found' })
  code!: string;
}

/** A rejected activation or another rejected mailed code. */
export class StatusErrorDto extends ErrorDto {
  @ApiProperty({ enum: ['BAD_REQUEST', 'ERROR', 'FAIL'] })
  status!: string;
}

export class RefusedPermissionsErrorDto extends ErrorDto {
  @ApiProperty({ type: [String], example: ['crm_button create'], description: 'The refused permissions' })
  refused!: string[];
}

/** A file that cannot be imported, with what is wrong in it. */
export class ImportFileErrorDto extends ErrorDto {
  @ApiProperty({ type: [String], required: false, description: 'Columns that no field has' })
  unknown?: string[];

  @ApiProperty({
    type: [String],
    required: false,
    description: 'Columns that mean the same field as one before',
  })
  repeated?: string[];

  @ApiProperty({ type: [String], required: false, description: 'Fields that need a column' })
  missing?: string[];

  @ApiProperty({ type: [String], required: false, description: 'Line from which on the file cannot be read' })
  line?: string[];
}

/** A refresh without the refresh cookie. */
export class RefreshMissingErrorDto {
  @ApiProperty({ example: 'The refresh token cookie is missing. Log in first.' })
  reason!: string;
}

/** A rejected token, with the same body as over Kafka. */
export class VerificationFailedDto {
  @ApiProperty({ type: String, enum: ['FAIL'] })
  status!: 'FAIL';

  @ApiProperty({ type: String, enum: [''] })
  user_id!: '';

  @ApiProperty({ type: String, enum: [''] })
  permissions!: '';
}

/** Field name → sentences, or the same structure for a nested object. Its schema is `fieldErrorsSchema`. */
export class FieldErrorsDto {}

/** A recursive map, which decorators cannot describe. */
export const fieldErrorsSchema = {
  type: 'object',
  additionalProperties: {
    oneOf: [{ type: 'array', items: { type: 'string' } }, { $ref: getSchemaPath(FieldErrorsDto) }],
  },
  example: { email: ['This field is required.'] },
};

export class FieldProblemDto {
  @ApiProperty({ description: 'Dotted path into the body', example: 'profile.first_name' })
  field!: string;

  @ApiProperty({ description: 'Stable across versions', example: 'required' })
  code!: string;

  @ApiProperty({ description: 'In the language of the answer', example: 'This field is required.' })
  message!: string;
}

/** Problem details (RFC 9457), for callers that name `application/problem+json` in `Accept`. */
export class ProblemDto {
  @ApiProperty({ example: 'urn:gatehouse:error:resource.not_found' })
  type!: string;

  @ApiProperty({
    description: 'In the language of `Accept-Language`, English or Russian',
    example: 'Not found.',
  })
  title!: string;

  @ApiProperty({ type: 'integer', example: 404 })
  status!: number;

  @ApiProperty({ description: 'Stable across versions', example: 'resource.not_found' })
  code!: string;

  @ApiProperty({ type: [FieldProblemDto], required: false, description: 'Where fields are wrong' })
  errors?: FieldProblemDto[];

  @ApiProperty({ type: [String], required: false, description: 'Permissions that are refused' })
  refused?: string[];

  @ApiProperty({ type: [String], required: false, description: 'Columns of a file that no field has' })
  unknown?: string[];

  @ApiProperty({
    type: [String],
    required: false,
    description: 'Columns that mean the same field as one before',
  })
  repeated?: string[];

  @ApiProperty({ type: [String], required: false, description: 'Fields that need a column in a file' })
  missing?: string[];

  @ApiProperty({ type: [String], required: false, description: 'Line from which on a file cannot be read' })
  line?: string[];
}

const statusErrors: readonly ErrorCode[] = [
  'account.activation_incomplete',
  'account.activation_rejected',
  'account.already_active',
  'account.activation_by_get_disabled',
  'code.rejected',
];

const byCode: ReadonlyMap<ErrorCode, Type> = new Map<ErrorCode, Type>([
  ['request.invalid_fields', FieldErrorsDto],
  ['session.refresh_missing', RefreshMissingErrorDto],
  ['verification.failed', VerificationFailedDto],
  ['permission.not_held', RefusedPermissionsErrorDto],
  ['permission.beyond_company', RefusedPermissionsErrorDto],
  ['import.columns', ImportFileErrorDto],
  ['import.malformed', ImportFileErrorDto],
  ...statusErrors.map((code) => [code, StatusErrorDto] as const),
]);

/** @returns the class of the body of an error */
export function errorDtoOf(code: ErrorCode): Type {
  return byCode.get(code) ?? ErrorDto;
}

export const carriesCode = (type: Type): boolean => type === ErrorDto || type.prototype instanceof ErrorDto;

/** Every class that describes an error. */
export const errorDtos: Type[] = [ErrorDto, ProblemDto, ...new Set(byCode.values())];
