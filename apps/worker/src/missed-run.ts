/**
 * Milliseconds by which a run may begin late, on a machine that is too busy or slept. The library's default of 250 skips the run: an
 * hour without a clean-up, ten minutes without a look at the signing keys.
 */
export const missedRun = 5 * 60_000;
