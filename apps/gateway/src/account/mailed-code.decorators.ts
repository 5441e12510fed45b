/** The parameters of a mailed link. A malformed value counts as a wrong code, which the use case rejects, not as an invalid request. */
import { fault } from '#errors';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsString, MaxLength } from 'class-validator';
import { IsNotBlank } from '../validation/text.js';

const message = fault('not_number').toMessage();

export const IsMailedUserId = () =>
  applyDecorators(
    Transform(({ value }) => (typeof value === 'number' ? String(value) : (value as unknown))),
    IsString({ message }),
    MaxLength(25, { message }),
    ApiProperty({ oneOf: [{ type: 'integer' }, { type: 'string', maxLength: 25 }] }),
  );

export const IsMailedCode = () => IsNotBlank(100);
