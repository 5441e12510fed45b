/** The global pipe: converts every body and query that is declared as a DTO class to an instance of it, or rejects it. */
import { CodedError, invalidFields } from '#errors';
import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import { fieldErrors } from './field-errors.js';

@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      stopAtFirstError: true,
      exceptionFactory: (errors) => invalidFields(fieldErrors(errors)),
    });
  }

  /** @throws CodedError `request.invalid_fields`, or `request.malformed` for a body that is not an object */
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const isObject = value == null || (typeof value === 'object' && !Array.isArray(value));
    if (!isObject && this.toValidate(metadata)) throw new CodedError('request.malformed');
    return super.transform(value, metadata);
  }

  /** Passes path parameters to their pipes as text, because `Number('0x10')` is not an id. */
  protected override transformPrimitive(value: unknown): unknown {
    return value;
  }
}
