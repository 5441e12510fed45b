/** Rules for what a mailed link carries. What cannot be right is no wrong request but a wrong code, and judged later. */
import { described } from '../body/field-rules.js';
import { words } from '../body/text.js';

export const code = words(100);

/** Forms send it as text. */
export const userNumber = described({ type: 'integer' }, (value) =>
  typeof value === 'number' || (typeof value === 'string' && value.length <= 20)
    ? undefined
    : 'A number is expected.',
);
