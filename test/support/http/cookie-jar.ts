/** The cookies a browser holds for one site: the newest value of each name, until it expires (RFC 6265). */

export class CookieJar {
  readonly #cookies = new Map<string, string>();

  get(name: string): string | undefined {
    return this.#cookies.get(name);
  }

  /** Plants a value, as an attacker or a script does. */
  set(name: string, value: string): void {
    this.#cookies.set(name, value);
  }

  delete(name: string): void {
    this.#cookies.delete(name);
  }

  /** A snapshot of all cookies for `restore`. */
  snapshot(): ReadonlyMap<string, string> {
    return new Map(this.#cookies);
  }

  restore(cookies: ReadonlyMap<string, string>): void {
    this.#cookies.clear();
    for (const [name, value] of cookies) this.#cookies.set(name, value);
  }

  /** The Cookie header; empty without cookies. */
  header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Applies Set-Cookie headers. Max-Age wins over Expires (RFC 6265, 4.1.2.2). */
  take(setCookies: readonly string[]): void {
    for (const line of setCookies) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      if (hasExpired(attributes)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
  }
}

function hasExpired(attributes: readonly string[]): boolean {
  const valueOf = (name: string) =>
    attributes.find((attribute) => attribute.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
  const maxAge = valueOf('max-age');
  if (maxAge !== undefined) return Number(maxAge) <= 0;
  const expires = valueOf('expires');
  return expires !== undefined && Date.parse(expires) <= Date.now();
}
