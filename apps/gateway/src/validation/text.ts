/** Decorators for text. Lengths are code points, as in PostgreSQL; `MaxLength` does not count variation selectors. */
import { excess, lineFault, multilineFault, nameFault, unstorable } from '#text';
import { fault, type FieldFault } from '#errors';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { constraint, type Rule } from './constraint.js';

export const forText =
  (rule: (text: string) => FieldFault | undefined): Rule =>
  (value) =>
    typeof value === 'string' ? rule(value) : fault('not_text');

const blank = fault('blank');

export const textRule = (max: number) => forText((value) => unstorable(value) ?? excess(value, max));

export const notBlankRule = (max: number) =>
  forText((value) => (value.trim() === '' ? blank : textRule(max)(value)));

export const lineRule = (max: number) => forText((value) => lineFault(value, max));

/** Text that may be blank. */
export const IsText = (max: number) =>
  applyDecorators(constraint('isText', textRule(max)), ApiProperty({ type: String, maxLength: max }));

/** Text with at least one character that is not whitespace. */
export const IsNotBlank = (max: number) =>
  applyDecorators(
    constraint('isNotBlank', notBlankRule(max)),
    ApiProperty({ type: String, minLength: 1, maxLength: max }),
  );

/** Text on one line that may be blank, such as an address. */
export const IsLine = (max: number) =>
  applyDecorators(constraint('isLine', lineRule(max)), ApiProperty({ type: String, maxLength: max }));

/** Text on one line with at least one visible character, such as a name. */
export const IsName = (max: number) =>
  applyDecorators(
    constraint(
      'isName',
      forText((value) => nameFault(value, max)),
    ),
    ApiProperty({ type: String, minLength: 1, maxLength: max }),
  );

/** Text of several lines that may be blank, such as a comment. */
export const IsMultiline = (max: number) =>
  applyDecorators(
    constraint(
      'isMultiline',
      forText((value) => multilineFault(value, max)),
    ),
    ApiProperty({ type: String, maxLength: max }),
  );

/** A password to verify, or another secret. Whitespace counts as characters. */
export const IsSecret = (max: number) =>
  applyDecorators(
    constraint(
      'isSecret',
      forText((value) => (value === '' ? blank : textRule(max)(value))),
    ),
    ApiProperty({ type: String, format: 'password', minLength: 1, maxLength: max }),
  );

export const IsOneOf = (...values: string[]) =>
  applyDecorators(
    IsIn(values, { message: fault('not_allowed', { allowed: values.join(', ') }).toMessage() }),
    ApiProperty({ type: String, enum: values }),
  );

export const IsUuid = (otherwise: FieldFault = fault('not_uuid')) =>
  applyDecorators(
    IsUUID('all', { message: otherwise.toMessage() }),
    ApiProperty({ type: String, format: 'uuid' }),
  );
