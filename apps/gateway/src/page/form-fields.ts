/** Reads and checks the fields that a page's form sent. */
import { type ArgumentMetadata, Injectable } from '@nestjs/common';
import { RequestValidationPipe } from '../validation/request-validation.pipe.js';

/** The fields of a form as the body parser returns them. */
export type FormFields = Readonly<Record<string, unknown>>;

const longestText = 10_000;

/** A field that was sent once, as text; empty otherwise. */
export function textOf(fields: FormFields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value.slice(0, longestText) : '';
}

/** The ticked values of a list of choices. A form may send no name twice, so the value is part of the name. */
export function chosenIn(fields: FormFields, name: string): string[] {
  const start = `${name}:`;
  return Object.keys(fields).flatMap((key) => (key.startsWith(start) ? [key.slice(start.length)] : []));
}

@Injectable()
export class FormValidation {
  private readonly pipe = new RequestValidationPipe();

  /**
   * Checks fields by the DTO of the API's route for the same task.
   * @throws CodedError `request.invalid_fields`
   */
  async check<Dto extends object>(Dto: new () => Dto, fields: FormFields): Promise<Dto> {
    const metadata: ArgumentMetadata = { type: 'body', metatype: Dto };
    return (await this.pipe.transform(fields, metadata)) as Dto;
  }
}
