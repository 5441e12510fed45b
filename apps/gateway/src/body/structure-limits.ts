/** Limits the size of parsed bodies and rejects invalid text in them, before other code traverses them. */
import { CodedError } from '#errors';

/** Maximum nesting depth of objects and lists. */
const deepest = 32;
/** Maximum total number of keys and list items. */
const most = 1000;
/** Names that give access to an object's prototype, and names of its methods, which class-transformer omits silently. */
const forbidden = new Set(['prototype', ...Object.getOwnPropertyNames(Object.prototype)]);

/**
 * @param value as parsed from JSON or a form
 * @throws CodedError `request.too_deep`, `request.text_undecodable` for half a surrogate pair, or `request.malformed`
 */
export function checkStructure(value: unknown): void {
  let members = 0;
  const check = (node: unknown, depth: number): void => {
    if (typeof node === 'string') return checkText(node);
    if (typeof node !== 'object' || node === null) return;
    if (depth > deepest) throw new CodedError('request.too_deep');
    const names = Object.keys(node);
    members += names.length;
    if (members > most) throw new CodedError('request.malformed', { cause: 'too many keys' });
    for (const name of names) {
      checkText(name);
      if (forbidden.has(name)) throw new CodedError('request.malformed', { cause: 'forbidden key' });
      check((node as Fields)[name], depth + 1);
    }
  };
  check(value, 1);
}

/** JSON can escape half a surrogate pair (RFC 8259 section 8.2), which UTF-8 cannot hold. */
function checkText(text: string): void {
  if (!text.isWellFormed()) throw new CodedError('request.text_undecodable');
}

type Fields = Record<string, unknown>;
