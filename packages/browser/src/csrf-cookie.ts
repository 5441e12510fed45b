/** The cookie whose value goes back as `X-CSRFToken`. Each login and refresh gives it a new value, in all tabs at once. */

/** @returns several values where cookies of one name were set for several domains or paths; none where there is no cookie */
export function readCsrfCookies(name: string): string[] {
  const start = `${name}=`;
  const found = document.cookie.split('; ').filter((pair) => pair.startsWith(start));
  return found.map((pair) => pair.slice(start.length));
}
