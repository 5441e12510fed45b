/** What all body classes start from: the fields as they came, to be judged by the rules on the class. */
import type { Fields } from './fields.js';

export abstract class RequestBody {
  constructor(given: Fields) {
    Object.assign(this, given);
  }
}
