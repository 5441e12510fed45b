export { ListOrder, type Ordered, type OrderedReading, type OrderKey } from './list-order.js';
export { cursorParts, type Page, pageOf, type PageRequest, type Total } from './page.js';
export { containing, containsWords, requireSearchable } from './search.js';
