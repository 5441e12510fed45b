/** Schemas of fields that many requests and responses have. */

export const uuidField = {
  type: 'string',
  format: 'uuid',
  example: '019aae10-3c00-7000-8000-000000000001',
} as const;

/** The integer id of a user. */
export const userIdField = { type: 'integer', minimum: 1, maximum: 2_147_483_647, example: 2 } as const;

export const versionField = {
  type: 'integer',
  minimum: 0,
  example: 1,
  description: 'The number in the ETag of the row, which a change sends as If-Match',
} as const;

export const timeField = {
  type: 'string',
  format: 'date-time',
  example: '2026-11-24T05:12:34.000Z',
} as const;
