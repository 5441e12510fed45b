/** Findings that depend on a condition, for lists of several. */
import type { Finding } from './finding.js';

/** @param make called only if it is so */
export const when = (isSo: boolean, make: () => Finding): readonly Finding[] => (isSo ? [make()] : []);
