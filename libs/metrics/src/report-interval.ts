/** Seconds between two reports of an app. */
export const reportInterval = 10;

/** Seconds without a report after which an app counts as gone: two reports may fail. */
export const goneAfter = 3 * reportInterval + 5;
