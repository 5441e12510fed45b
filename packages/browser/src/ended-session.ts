/** Stores the CSRF cookie of the last ended session: browsers may keep the cookie longer than the session. */

/** Shared by all tabs and kept across page loads. Without `localStorage` it is kept until the page is left. */
export class EndedSession {
  #csrf = '';

  constructor(private readonly key: string) {}

  set(csrf: string): void {
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
