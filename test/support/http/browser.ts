/** A client of the gateway that behaves as the single-page front end: keeps cookies, adds the CSRF header, sends JSON. */
import { checkedFetch } from './checked-fetch.js';
import { CookieJar } from './cookie-jar.js';
import type { Fetch } from './fetch-from.js';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, else the text. */
  readonly body: unknown;
  /** The raw Set-Cookie headers of this response. */
  readonly setCookies: readonly string[];
}

export interface RequestOptions {
  /** Override the headers of the browser; an empty value removes a header. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, except FormData (multipart), URLSearchParams (urlencoded) and strings (unchanged). */
  readonly body?: unknown;
}

type Payload = NonNullable<RequestInit['body']>;

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

export class Browser {
  readonly jar = new CookieJar();

  /**
   * @param gateway `http://host:port`
   * @param send sends the requests, for example from another address
   */
  constructor(
    readonly gateway: string,
    private readonly send: Fetch = checkedFetch,
  ) {}

  get(path: string, options: RequestOptions = {}): Promise<Answer> {
    return this.request('GET', path, options);
  }

  post(path: string, body?: unknown, options: RequestOptions = {}): Promise<Answer> {
    return this.request('POST', path, { ...options, body });
  }

  /** @param path below the gateway, `/api/v1/login/` */
  async request(method: string, path: string, { headers = {}, body }: RequestOptions = {}): Promise<Answer> {
    const sent = new Headers({ Origin: this.gateway, 'Sec-Fetch-Site': 'same-origin' });
    const cookies = this.jar.header();
    if (cookies) sent.set('Cookie', cookies);
    const csrf = this.jar.get('csrftoken');
    if (csrf && !safe.has(method)) sent.set('X-CSRFToken', csrf);
    if (isObject(body)) sent.set('Content-Type', 'application/json');
    for (const [name, value] of Object.entries(headers)) {
      if (value) sent.set(name, value);
      else sent.delete(name);
    }
    const answer = await this.send(this.gateway + path, {
      method,
      headers: sent,
      redirect: 'manual',
      ...(body === undefined ? {} : { body: isObject(body) ? JSON.stringify(body) : (body as Payload) }),
    });
    const setCookies = answer.headers.getSetCookie();
    this.jar.take(setCookies);
    return { status: answer.status, headers: answer.headers, body: parsed(await answer.text()), setCookies };
  }
}

function isObject(body: unknown): boolean {
  if (body === null || typeof body !== 'object') return false;
  return !(body instanceof FormData || body instanceof URLSearchParams || body instanceof Uint8Array);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
