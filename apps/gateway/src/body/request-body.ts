/** What all body classes start from: the fields as they came, to be judged by the rules on the class. */
import type { Fields } from './fields.js';

export abstract class RequestBody {
  constructor(given: Fields) {
    // Defined, not assigned: a field may be named like an accessor of the class, and is then refused as unknown.
    for (const [name, value] of Object.entries(given)) {
      Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
    }
  }
}
