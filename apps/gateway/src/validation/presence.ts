/** Decorators that set whether a field may be omitted or null. Each field of a DTO has exactly one of them. */
import { fault } from '#errors';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsDefined, IsOptional, ValidateIf } from 'class-validator';

const given = IsDefined({
  message: ({ value }) => (value === null ? fault('null') : fault('required')).toMessage(),
});

export const Required = () => applyDecorators(given, ApiProperty({ required: true }));

/** May be omitted or null. */
export const Optional = () => applyDecorators(IsOptional(), ApiProperty({ required: false, nullable: true }));

/** May be omitted, but not null: a change that cannot clear the field. */
export const OptionalNotNull = () =>
  applyDecorators(
    ValidateIf((_, value) => value !== undefined),
    given,
    ApiProperty({ required: false }),
  );
