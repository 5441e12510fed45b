/** Which schema and which version of the apps fit each other. */

/**
 * The oldest version that works with the schema of the migrations listed here. Raise it together with a migration that
 * takes away what older apps use; it must never be above the version before this one, or no upgrade is gradual.
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
