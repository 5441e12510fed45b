/** Fields that hold numbers and booleans, which queries and forms send as text. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { ToBoolean, ToInteger } from './transforms.js';

export const IsIntegerBetween = (
  min: number,
  max: number,
  message = `Enter a number from ${min} to ${max}.`,
) =>
  applyDecorators(
    ToInteger(),
    IsInt({ message }),
    Min(min, { message }),
    Max(max, { message }),
    ApiProperty({ type: 'integer', minimum: min, maximum: max }),
  );

/** A number that no user can have is not refused here: it is as little found as one that no user has. */
export const IsUserId = () =>
  applyDecorators(
    ToInteger(),
    IsInt({ message: 'Enter the number of a user.' }),
    ApiProperty({ type: 'integer' }),
  );

export const IsTrueOrFalse = () =>
  applyDecorators(
    ToBoolean(),
    IsBoolean({ message: 'Must be true or false.' }),
    ApiProperty({ type: Boolean }),
  );
