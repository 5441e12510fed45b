/** Reads the CSRF cookie, whose value each unsafe request repeats in `X-CSRFToken`. Each login and refresh changes it, for all tabs. */

/** @returns several values if the cookie is set for several domains or paths; an empty list without the cookie */
export function readCsrfCookies(name: string): string[] {
  const start = `${name}=`;
  const found = document.cookie.split('; ').filter((pair) => pair.startsWith(start));
  return found.map((pair) => pair.slice(start.length));
}
