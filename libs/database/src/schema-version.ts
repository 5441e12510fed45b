/** Compatibility of the schema with versions of the apps. */

/**
 * The oldest version of the apps that works with the current schema. Raise it together with a migration that removes what older
 * apps use, at most to the version before this one: otherwise the apps cannot be upgraded one by one.
 */
export const smallestFitAppVersion = '0.1.0';

/** @returns negative, 0 or positive, as versions `1.2.3` are ordered; what follows a hyphen is ignored */
export function compareVersions(one: string, other: string): number {
  const [first, second] = [one, other].map((text) => text.split('-')[0]!.split('.').map(Number));
  for (let part = 0; part < 3; part++) {
    const difference = (first![part] ?? 0) - (second![part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
