/** Compiles the response schemas of the document lazily. */
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import type { ApiDocument } from './api-document.js';

type Schema = Readonly<Record<string, unknown>>;

export class ResponseSchemas {
  readonly #ajv = new Ajv({ strict: false, validateSchema: false, allErrors: true });

  constructor(document: ApiDocument) {
    addFormats.default(this.#ajv);
    this.#ajv.addSchema(asJsonSchema(document) as object, 'api');
  }

  /**
   * @param place path of keys from the root of the document
   * @returns the errors of the body; empty without any
   */
  faults(place: readonly string[], body: unknown): string {
    const pointer = place.map((key) => key.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
    const validate = this.#ajv.getSchema(`api#/${encodeURI(pointer)}`) as ValidateFunction | undefined;
    if (!validate) return `there is no schema at ${pointer}`;
    return validate(body) ? '' : this.#ajv.errorsText(validate.errors, { dataVar: 'body' });
  }
}

/**
 * OpenAPI 3.0 has `nullable` where JSON Schema has the type null. Objects may only have the fields of their schema,
 * so that an undocumented field is an error.
 */
function asJsonSchema(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(asJsonSchema);
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, ...schema } = Object.fromEntries(
    Object.entries(node as Schema).map(([key, value]) => [key, asJsonSchema(value)]),
  );
  // A schema without required fields only narrows another one.
  const isClosed = 'properties' in schema && 'required' in schema && !('additionalProperties' in schema);
  const closed = isClosed ? { ...schema, additionalProperties: false } : schema;
  return nullable === true ? { anyOf: [closed, { type: 'null' }] } : closed;
}
