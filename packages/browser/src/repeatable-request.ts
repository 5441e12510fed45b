/** A request that can be sent a second time, with its body. */

/**
 * @returns `create` builds the request for each attempt, including the first; `isRepeatable` is false for a body that can be
 * read only once: repeating it would require to keep all of it in memory
 */
export function repeatableRequest(
  input: Request | string,
  init: RequestInit = {},
): { create: () => Request; isRepeatable: boolean } {
  const isRepeatable = !(init.body instanceof ReadableStream);
  // A Request has its body as a stream, so each attempt uses a clone.
  const source = () => (input instanceof Request && isRepeatable ? input.clone() : input);
  return { create: () => new Request(source(), { ...init, credentials: 'include' }), isRepeatable };
}
