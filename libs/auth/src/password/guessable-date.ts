/** Recognises passwords that are a date. A birthday takes about ten thousand guesses. */

const day = '(?:0?[1-9]|[12]\\d|3[01])';
const month = '(?:0?[1-9]|1[0-2])';
const [twoDigitDay, twoDigitMonth] = ['(?:0[1-9]|[12]\\d|3[01])', '(?:0[1-9]|1[0-2])'];
const fullYear = '(?:19|20)\\d\\d';
const year = `(?:${fullYear}|\\d\\d)`;
const separator = '[\\s._,/\\\\-]+';

/** Prefixes of months are enough: `январь`, `января`, `january`, `jan`. */
const monthNames = [
  'jan feb mar apr may jun jul aug sep oct nov dec',
  'янв фев мар апр мая май июн июл авг сен окт ноя дек',
]
  .join(' ')
  .replaceAll(' ', '|');
const namedMonth = `(?:${monthNames})\\p{L}{0,6}`;

const dates = [
  ...[
    [day, month, year],
    [month, day, year],
    [fullYear, month, day],
    [fullYear, day, month],
  ].map((parts) => parts.join(separator)),
  ...[
    [twoDigitDay, twoDigitMonth, year],
    [twoDigitMonth, twoDigitDay, year],
    [year, twoDigitMonth, twoDigitDay],
  ].map((parts) => parts.join('')),
  ...[
    [day, namedMonth, year],
    [namedMonth, day, year],
    [year, namedMonth, day],
  ].map((parts) => parts.join(`(?:${separator})?`)),
].join('|');

const date = `(?:${dates})`;
const nothingBut = new RegExp(`^(?:${date}.{0,2}|\\D{1,2}${date}|${date}(?:${separator})?${date})$`, 'su');

/**
 * Whether the password is a date of any usual form, with at most two characters before or behind it, or two dates.
 * @param password in canonical form
 */
export function isGuessableDate(password: string): boolean {
  return nothingBut.test(password.trim().toLowerCase());
}
