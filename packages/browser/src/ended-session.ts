/** Remembers which CSRF cookie belonged to a session that has ended: browsers may keep the cookie longer than the session. */

/** Shared by all tabs and kept across page loads; without `localStorage` it lasts as long as the page. */
export class EndedSession {
  #csrf = '';

  constructor(private readonly key: string) {}

  remember(csrf: string): void {
    this.#csrf = csrf;
    try {
      localStorage.setItem(this.key, csrf);
    } catch {
      // Storage is blocked or full.
    }
  }

  is(csrf: string): boolean {
    try {
      return csrf === (localStorage.getItem(this.key) ?? this.#csrf);
    } catch {
      return csrf === this.#csrf;
    }
  }
}
