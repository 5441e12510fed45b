/** Renders the error codes of `@gatehouse/browser` from the tables in `libs/errors`. */
import { type ErrorCode, errorTable, fieldFaults, publicCodeOf } from '#errors';
import { format } from 'prettier';

export const browserErrorCodesPath = 'packages/browser/src/error-codes.ts';

export async function browserErrorCodes(): Promise<string> {
  const errors = new Set((Object.keys(errorTable) as ErrorCode[]).map(publicCodeOf));
  const text = `/** The codes of the gateway's errors. Generated from \`libs/errors\` by \`npm run docs:errors\`. */

/** Sentences and statuses: \`docs/reference/errors.md\`. */
export type ErrorCode = ${unionOf(errors)};

/** Codes of invalid fields. */
export type FieldErrorCode = ${unionOf(Object.keys(fieldFaults))};
`;
  return format(text, { parser: 'typescript', printWidth: 110, singleQuote: true });
}

const unionOf = (codes: Iterable<string>) =>
  [...codes]
    .toSorted()
    .map((code) => `'${code}'`)
    .join(' | ');
