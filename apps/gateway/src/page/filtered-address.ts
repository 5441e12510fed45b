/** Addresses of lists whose filters are in the address. */

/** @param parameters empty ones are left out @returns a path below the gateway */
export function filteredAddress(path: string, parameters: Readonly<Record<string, string>>): string {
  const given = Object.entries(parameters).filter(([, value]) => value !== '');
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
