/** Validation rules for profile fields that class-validator lacks, for registrations and changes. */
import { bankDetailsFault, birthDateFault, jsonFault, longestRoom, mostRooms } from '#auth/account';
import { fault } from '#errors';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { constraint, eachItem, type Rule } from '../validation/constraint.js';
import { IsOneOf, lineRule } from '../validation/text.js';

/** A calendar date, optionally with a time. */
export const IsBirthDate = () =>
  applyDecorators(
    constraint('isBirthDate', (value) =>
      typeof value === 'string' ? birthDateFault(value) : fault('date_invalid'),
    ),
    ApiProperty({
      type: String,
      example: '2000-08-25',
      description: 'ISO 8601: a date, alone or with a time',
    }),
  );

export const IsSex = () => IsOneOf('male', 'female');

/** Text on one line, or a whole number, which clients of the old service send instead. */
const lineOrNumberRule =
  (max: number): Rule =>
  (value) =>
    lineRule(max)(Number.isSafeInteger(value) ? String(value) : value);

const lineOrNumber = (max: number) => ({
  oneOf: [{ type: 'string' as const, maxLength: max }, { type: 'integer' as const }],
});

export const IsLineOrNumber = (max: number) =>
  applyDecorators(constraint('isLineOrNumber', lineOrNumberRule(max)), ApiProperty(lineOrNumber(max)));

const tooManyRooms = fault('too_many_items', { max: mostRooms });
const eachRoom = eachItem(lineOrNumberRule(longestRoom));

/** A list of room names, or one name. */
export const AreRooms = () =>
  applyDecorators(
    constraint('areRooms', (value) =>
      Array.isArray(value) && value.length > mostRooms ? tooManyRooms : eachRoom(value),
    ),
    ApiProperty({
      oneOf: [
        { type: 'array', items: lineOrNumber(longestRoom), maxItems: mostRooms },
        ...lineOrNumber(longestRoom).oneOf,
      ],
    }),
  );

export const IsBankDetails = () =>
  applyDecorators(
    constraint('isBankDetails', (value) => bankDetailsFault(JSON.stringify(value)) ?? jsonFault(value)),
    ApiProperty({ description: 'Any JSON', anyOf: [{}] }),
  );
