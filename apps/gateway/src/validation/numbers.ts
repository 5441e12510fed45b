/** Decorators for numbers and booleans, which queries and forms send as text. */
import { fault, type FieldFault } from '#errors';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { ToBoolean, ToInteger } from './transforms.js';

export const IsIntegerBetween = (
  min: number,
  max: number,
  otherwise: FieldFault = fault('out_of_range', { min, max }),
) => {
  const message = otherwise.toMessage();
  return applyDecorators(
    ToInteger(),
    IsInt({ message }),
    Min(min, { message }),
    Max(max, { message }),
    ApiProperty({ type: 'integer', minimum: min, maximum: max }),
  );
};

/** Accepts integers outside the range of user ids: the use case answers them like an id without a user. */
export const IsUserId = () =>
  applyDecorators(
    ToInteger(),
    IsInt({ message: fault('not_user_id').toMessage() }),
    ApiProperty({ type: 'integer' }),
  );

export const IsTrueOrFalse = () =>
  applyDecorators(
    ToBoolean(),
    IsBoolean({ message: fault('not_boolean').toMessage() }),
    ApiProperty({ type: Boolean }),
  );
