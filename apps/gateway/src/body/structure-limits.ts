/** How large a structure a caller may send: checked before anything walks it, so that nothing chokes on it. */
import { CodedError } from '#errors';

/** Objects and lists inside one another. */
const deepest = 32;
/** Keys and list items in all. */
const most = 1000;
/** Names by which an object can reach its prototype. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * @param value as parsed from JSON or a form
 * @throws CodedError `request.too_deep` or `request.malformed`
 */
export function checkStructure(value: unknown): void {
  let members = 0;
  const check = (node: unknown, depth: number): void => {
    if (typeof node !== 'object' || node === null) return;
    if (depth > deepest) throw new CodedError('request.too_deep');
    const names = Object.keys(node);
    members += names.length;
    if (members > most) throw new CodedError('request.malformed', { cause: 'too many keys' });
    for (const name of names) {
      if (forbidden.has(name)) throw new CodedError('request.malformed', { cause: 'forbidden key' });
      check((node as Fields)[name], depth + 1);
    }
  };
  check(value, 1);
}

type Fields = Record<string, unknown>;
