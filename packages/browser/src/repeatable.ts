/** A call that can be made a second time, body and all. */

/**
 * @returns builds the request again for each call, including the first; `again` is false for a body that can
 * be read once only: repeating it would mean to keep all of it in memory
 */
export function repeatable(
  input: Request | string,
  init: RequestInit = {},
): { request: () => Request; again: boolean } {
  const again = !(init.body instanceof ReadableStream);
  // What was a Request already owns its body as a stream; each use takes a copy and leaves it whole.
  const copy = () => (input instanceof Request && again ? input.clone() : input);
  return { request: () => new Request(copy(), { ...init, credentials: 'include' }), again };
}
