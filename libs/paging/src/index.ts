export {
  containing,
  cursorParts,
  lettersIn,
  type Page,
  pageOf,
  type PageRequest,
  startingWords,
} from './page.js';
