/** Phones and numbers of an account. */
import {
  type ContactNumber,
  contactNumberFault,
  contactPatterns,
  mostOldNumbers,
  mostPhones,
  plainPhone,
} from '#auth/account';
import { fault } from '#errors';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray } from 'class-validator';
import { constraint, eachItem, type Rule } from '../validation/constraint.js';

const numberRule =
  (kind: ContactNumber, plain = (text: string) => text): Rule =>
  (value) =>
    contactNumberFault(kind, typeof value === 'string' ? plain(value) : '');

const schemaOf = (kind: ContactNumber) => ({
  type: 'string' as const,
  pattern: contactPatterns[kind].source,
});

const phone = numberRule('phone', plainPhone);
const accountNumber = numberRule('accountNumber');

const listOf = (kind: ContactNumber, max: number, rule: Rule) =>
  applyDecorators(
    IsArray({ message: fault('not_list').toMessage() }),
    ArrayMaxSize(max, { message: fault('too_many_items', { max }).toMessage() }),
    constraint(`each:${kind}`, eachItem(rule)),
    ApiProperty({ type: 'array', items: schemaOf(kind), maxItems: max }),
  );

export const ArePhones = () => listOf('phone', mostPhones, phone);

export const AreOldNumbers = () => listOf('accountNumber', mostOldNumbers, accountNumber);

export const IsAccountNumber = () =>
  applyDecorators(constraint('isAccountNumber', accountNumber), ApiProperty(schemaOf('accountNumber')));

/** A taxpayer number. */
export const IsInn = () =>
  applyDecorators(constraint('isInn', numberRule('inn')), ApiProperty(schemaOf('inn')));
