/** The three encodings every POST takes. */

/** Name, and function that encodes fields as a body. */
export const encodings: readonly [string, (fields: Record<string, string>) => unknown][] = [
  ['JSON', (fields) => fields],
  ['urlencoded', (fields) => new URLSearchParams(fields)],
  ['multipart', multipart],
];

function multipart(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}
