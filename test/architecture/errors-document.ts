/** Renders `docs/reference/errors.md` from the tables in `libs/errors`. */
import { type ErrorCode, errorTable, fieldFaults, publicCodeOf } from '#errors';
import { format } from 'prettier';

export const errorsDocumentPath = 'docs/reference/errors.md';

const introduction = `# Errors

An error is answered in one of two forms.

**Plain JSON** is the default and is always English. A body with a \`detail\` also has a \`code\`. The code is what programs compare: it
stays the same when a sentence is reworded. Errors of fields are keyed by field and have no code; the answer to a refresh without a
cookie has a \`reason\`, and \`POST /api/v1/verify/\` answers as over Kafka.

**Problem details** ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)) are sent to callers that name \`application/problem+json\` in
\`Accept\`, with at least the weight of \`application/json\`; \`*/*\` does not name it. They are in English or Russian, by \`Accept-Language\` and then
\`DEFAULT_LANGUAGE\`:

\`\`\`json
{
  "type": "urn:gatehouse:error:request.invalid_fields",
  "title": "Some fields are missing or wrong.",
  "status": 400,
  "code": "request.invalid_fields",
  "errors": [{ "field": "profile.first_name", "code": "required", "message": "This field is required." }]
}
\`\`\`

\`type\` identifies the error and is not an address to fetch. \`errors\` is present where fields are wrong; \`field\` is a dotted path into the body.
Some errors name more, such as the \`refused\` permissions. A request that cannot be read as HTTP at all gets plain JSON, since its \`Accept\` is
not known.

This page is generated from \`libs/errors\` by \`npm run docs:errors\`.`;

export async function errorsDocument(): Promise<string> {
  const errors = (Object.keys(errorTable) as ErrorCode[]).map((code) => {
    const { httpStatus, sentence } = errorTable[code];
    return row([`\`${publicCodeOf(code)}\``, String(httpStatus), sentence.en, sentence.ru]);
  });
  const faults = Object.entries(fieldFaults).map(([code, { en, ru }]) =>
    row([`\`${code}\``, template(en), template(ru)]),
  );
  const parts = [
    introduction,
    '\n## Codes\n',
    row(['code', 'status', 'English', 'Russian']),
    row(['---', '---', '---', '---']),
    ...errors.toSorted(),
    '\n## Codes of fields\n',
    row(['code', 'English', 'Russian']),
    row(['---', '---', '---']),
    ...faults,
    '',
  ];
  return format(parts.join('\n'), { parser: 'markdown', printWidth: 110 });
}

const row = (cells: readonly string[]) =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

/** @returns the sentence with the names of its parameters in braces */
function template(sentence: string | ((params: never) => string)): string {
  if (typeof sentence === 'string') return sentence;
  const names = new Proxy({}, { get: (_, name) => `{${String(name)}}` });
  return sentence(names as never);
}
