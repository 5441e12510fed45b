/** Whether the server has a newer console than this tab, whose files are then gone. */

class Upgrade {
  private isKnown = false;
  private readonly listeners = new Set<() => void>();

  /** Compares the document of the server with the one of this tab. A network that fails means nothing. */
  async look(): Promise<void> {
    if (this.isKnown) return;
    const script = document.querySelector('script[type="module"]')?.getAttribute('src');
    const response = await fetch(document.baseURI, { cache: 'no-cache' }).catch(() => undefined);
    if (!script || !response?.ok || (await response.text()).includes(script)) return;
    this.isKnown = true;
    for (const listener of this.listeners) listener();
  }

  readonly hasHappened = (): boolean => this.isKnown;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
}

export const upgrade = new Upgrade();
