/** Seconds between two reports of an app. */
export const reportInterval = 10;
