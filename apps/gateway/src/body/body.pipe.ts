/** Gives a handler its body as the class it asks for, with every field checked and no field it does not know. */
import { CodedError, invalidFields } from '#errors';
import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { validate } from 'class-validator';
import { fieldErrors } from './field-errors.js';
import type { Fields } from './fields.js';

/** A class of body: takes the fields as they came, and says by its rules which of them are right. */
type BodyClass = new (given: Fields) => object;

@Injectable()
export class BodyPipe implements PipeTransform {
  /** @throws CodedError `request.invalid_fields`, or `request.malformed` for a body that has no fields */
  async transform(given: unknown, { metatype }: ArgumentMetadata): Promise<object> {
    const fields = given ?? {};
    if (typeof fields !== 'object' || Array.isArray(fields)) throw new CodedError('request.malformed');
    const body = new (metatype as BodyClass)(fields as Fields);
    const errors = await validate(body, { whitelist: true, forbidNonWhitelisted: true });
    if (errors.length > 0) throw invalidFields(fieldErrors(errors));
    return body;
  }
}
