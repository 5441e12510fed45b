/** What the tabs of one browser tell each other about their session. */
import type { SessionEnd } from './options.js';

export type SessionNews = 'start' | 'refresh' | SessionEnd;

const known: ReadonlySet<unknown> = new Set<SessionNews>(['start', 'refresh', 'logout', 'refused']);

export class Tabs {
  readonly #channel: BroadcastChannel | undefined;

  /** @param onNews called with what the other tabs tell */
  constructor(name: string, onNews: (news: SessionNews) => void) {
    if (typeof BroadcastChannel === 'undefined') return;
    this.#channel = new BroadcastChannel(name);
    this.#channel.addEventListener('message', ({ data: news }: MessageEvent<unknown>) => {
      if (known.has(news)) onNews(news as SessionNews);
    });
  }

  tell(news: SessionNews): void {
    this.#channel?.postMessage(news);
  }

  close(): void {
    this.#channel?.close();
  }
}
