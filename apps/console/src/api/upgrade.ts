/** Whether the server has a newer console than this tab, whose files are then gone. */
import { Listeners } from './listeners.js';

class Upgrade {
  private isKnown = false;
  private readonly listeners = new Listeners();

  /** Compares the document of the server with the one of this tab. A network that fails means nothing. */
  async look(): Promise<void> {
    if (this.isKnown) return;
    const script = document.querySelector('script[type="module"]')?.getAttribute('src');
    const response = await fetch(document.baseURI, { cache: 'no-cache' }).catch(() => undefined);
    if (!script || !response?.ok || (await response.text()).includes(script)) return;
    this.isKnown = true;
    this.listeners.notify();
  }

  readonly hasHappened = (): boolean => this.isKnown;

  readonly subscribe = this.listeners.subscribe;
}

export const upgrade = new Upgrade();
