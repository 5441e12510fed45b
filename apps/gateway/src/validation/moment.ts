/** The decorator for moments. */
import { fault } from '#errors';
import { parseMoment } from '#text';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { timeField } from '../api-document/field-schemas.js';
import { constraint } from './constraint.js';

const invalid = fault('moment_invalid');

/** The field becomes a `Date`. */
export const IsMoment = () =>
  applyDecorators(
    Transform(
      ({ value }) => (typeof value === 'string' ? parseMoment(value) : undefined) ?? (value as unknown),
    ),
    constraint('isMoment', (value) => (value instanceof Date ? undefined : invalid)),
    ApiProperty(timeField),
  );
