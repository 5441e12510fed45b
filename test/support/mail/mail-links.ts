/** The links in a mail, and what a mail scanner does with them. */
import { Browser } from '../http/browser.js';
import type { ReceivedMail } from './smtp-catcher.js';

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&#x3D;': '=', '&#39;': "'" };

/** The web addresses in both parts of a mail, each once. */
export function linksOf({ text, html }: ReceivedMail): URL[] {
  const inText = [...text.matchAll(/https?:\/\/\S+/g)].map(([address]) => address);
  const inHtml = [...html.matchAll(/\b(?:href|src|action)="(https?:[^"]+)"/g)].map(([, address]) =>
    address!.replaceAll(/&(?:amp|#x3D|#39);/g, (entity) => entities[entity]!),
  );
  return [...new Set([...inText, ...inHtml])].map((address) => new URL(address));
}

export interface Opened {
  readonly method: string;
  readonly status: number;
  readonly setCookies: readonly string[];
}

/** Opens a link of the gateway as mail scanners do: by HEAD and GET, twice, as a browser and as a program. */
export async function scan(link: URL, browser: Browser): Promise<Opened[]> {
  const opened: Opened[] = [];
  for (const accept of ['text/html', '*/*']) {
    for (const method of ['HEAD', 'GET', 'HEAD', 'GET']) {
      const path = link.pathname + link.search;
      const { status, setCookies } = await browser.request(method, path, { headers: { Accept: accept } });
      opened.push({ method, status, setCookies });
    }
  }
  return opened;
}
