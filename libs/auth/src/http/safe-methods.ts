/** Safe methods change nothing, so they need no protection against CSRF (RFC 9110 section 9.2.1). */

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

export function isSafe(method: string): boolean {
  return safe.has(method);
}
