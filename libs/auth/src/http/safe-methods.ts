/** The methods that change nothing and so need no protection from forged requests (RFC 9110, 9.2.1). */

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

export function isSafe(method: string): boolean {
  return safe.has(method);
}
