/** The cookie whose value goes back as `X-CSRFToken`. Each login and refresh gives it a new value, in all tabs at once. */

/** @returns an empty text where there is none */
export function readCsrfCookie(name: string): string {
  const start = `${name}=`;
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(start));
  return found?.slice(start.length) ?? '';
}
