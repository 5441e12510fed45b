export { ListOrder, type Ordered, type OrderedReading, type OrderKey } from './list-order.js';
export {
  containing,
  cursorParts,
  lettersIn,
  type Page,
  pageOf,
  type PageRequest,
  startingWords,
  type Total,
} from './page.js';
