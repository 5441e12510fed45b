/** Whether a field may be left out, and whether it may be null. Each field of a DTO has exactly one of these. */
import { fault } from '#errors';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsDefined, IsOptional, ValidateIf } from 'class-validator';

const given = IsDefined({
  message: ({ value }) => (value === null ? fault('null') : fault('required')).toMessage(),
});

export const Required = () => applyDecorators(given, ApiProperty({ required: true }));

/** Left out or null. */
export const Optional = () => applyDecorators(IsOptional(), ApiProperty({ required: false, nullable: true }));

/** Left out, but not null: a change that clears nothing. */
export const OptionalNotNull = () =>
  applyDecorators(
    ValidateIf((_, value) => value !== undefined),
    given,
    ApiProperty({ required: false }),
  );
