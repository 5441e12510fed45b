/** The session of a single-page front end: calls that renew it, and word of its beginning and end in every tab. */
import { readCsrfCookies } from './csrf-cookie.js';
import { EndedSession } from './ended-session.js';
import { oneAtATime } from './one-at-a-time.js';
import type { Credentials, GatehouseOptions, SessionEnd } from './options.js';
import { repeatable } from './repeatable.js';
import { type SessionNews, Tabs } from './tabs.js';

export interface Gatehouse {
  /**
   * As `window.fetch`. Calls to the gateway and the listed origins carry cookies and, where they change something, the
   * CSRF token. Without an `Accept` of its own a call asks for errors as problem details. A 401 renews the session, once for all calls and tabs, and repeats the call once. Could it not be renewed
   * for now, the answer that says so (429, 503) or the network's error is what comes back; the session stays.
   * A body that is a stream is not repeated: its 401 comes back, with the session renewed.
   */
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  /**
   * @returns the gateway's answer: 200, 400 with the faulty fields, 401, 429; `GatehouseError.from` reads an error. A 200 that asks for a second factor begins
   * no session yet; go on with `fetch` to `…/api/v1/login/second-factor/`, whose success is noticed like this one's
   */
  login(credentials: Credentials): Promise<Response>;
  /** @returns the gateway's answer; the session is over in every tab with 200, and with 401, for then it already was */
  logout(): Promise<Response>;
  /**
   * Whether this browser has a session, as far as the CSRF cookie tells; no request is sent. A page asks it when it loads:
   * without a session a call is only answered with 401, and `onSessionEnd` is not called.
   */
  hasSession(): boolean;
  /** Stops listening to other tabs. */
  close(): void;
}

/** Errors as problem details. Other services may answer with something else. */
const accepted = 'application/problem+json, application/json, */*;q=0.1';
const safe = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Statuses by which the gateway refuses a refresh: the session is over. */
const refusals = new Set([401, 403]);
/** Milliseconds after which a request nobody answers no longer holds up the other tabs. */
const patience = 15_000;
/** Milliseconds in which the cookies of a session that replaced another one must have arrived. */
const arrival = 5_000;
/** Below `/api/v1/`: what replaces the session when it succeeds. */
const replacing = /^(login|me\/(password|sessions|second-factor|step-up)|email\/confirm)\//;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export function createGatehouse(options: GatehouseOptions = {}): Gatehouse {
  const { origins = [], csrfCookie = 'csrftoken' } = options;
  const home = new URL(options.baseUrl ?? '/', document.baseURI).href.replace(/\/*$/, '');
  const ours = new Set([home, ...origins].map((address) => new URL(address).origin));
  const api = `${home}/api/v1/`;
  const route = (path: string) => `${api}${path}/`;
  const replaces = (address: string) => address.startsWith(api) && replacing.test(address.slice(api.length));
  const own = new Set(['logout', 'logout/all', 'verify'].map(route));
  /** Changes when a session begins, is renewed or logs out; empty without a CSRF cookie. */
  const stamp = () => readCsrfCookies(csrfCookie).join();

  const lock = `gatehouse ${home}`;
  const ended = new EndedSession(`${lock} ended`);
  /** No session is known to this page: none began, or its end was reported. */
  let over = true;
  const hasSession = () => {
    const has = stamp() !== '' && !ended.is(stamp());
    if (has) over = false;
    return has;
  };
  hasSession();

  // Not from within: an error of the application must not pass for one of the network.
  const call = (listener: (() => void) | undefined) => listener && queueMicrotask(listener);
  const note = (news: SessionNews) => {
    if (news === 'refresh') call(options.onRefresh);
    else if (news === 'start') call(options.onSessionStart);
    else if (!over) call(() => options.onSessionEnd?.(news));
    over = news === 'logout' || news === 'refused';
  };
  const tabs = new Tabs(lock, note);
  const spread = (news: SessionNews) => {
    tabs.tell(news);
    note(news);
  };
  const end = (reason: SessionEnd) => {
    if (!over) spread(reason);
  };

  const send = (request: Request): Promise<Response> => {
    if (!request.headers.has('Accept')) request.headers.set('Accept', accepted);
    if (!safe.has(request.method)) request.headers.set('X-CSRFToken', readCsrfCookies(csrfCookie)[0] ?? '');
    return fetch(request);
  };
  const post = (path: string, init?: RequestInit) =>
    send(
      new Request(route(path), {
        ...init,
        method: 'POST',
        credentials: 'include',
        signal: AbortSignal.timeout(patience),
      }),
    );

  /** @returns the answer that keeps the session from being renewed; undefined once it is renewed */
  const refresh = async (seen: string): Promise<Response | undefined> => {
    const elsewhere = () => stamp() !== '' && stamp() !== seen;
    if (elsewhere()) return undefined;
    // Logged out meanwhile, or an anonymous visitor.
    if (stamp() !== seen || !hasSession()) return new Response(null, { status: 401 });
    const answer = await post('login/refresh');
    if (answer.ok) spread('refresh');
    if (answer.headers.has('X-Session-Replaced')) {
      for (let waited = 0; stamp() === seen && waited < arrival; waited += 50) await pause(50);
    }
    if (answer.ok || elsewhere()) return undefined;
    if (refusals.has(answer.status)) ended.remember(seen);
    return answer;
  };
  /** A session that begins brings a new CSRF cookie; a step on the way to one does not. */
  const noteLogin = (answer: Response, seen: string) => {
    if (answer.ok && stamp() !== seen) spread('start');
  };
  /** In turn with the refreshes of all tabs: the answer to one must not overwrite the cookies of the other. */
  const sendInTurn = async (request: Request): Promise<Response> => {
    const { sent } = await oneAtATime(lock, async () => {
      const sent = send(request);
      await Promise.race([sent.catch(() => undefined), pause(patience)]);
      return { sent };
    });
    return sent;
  };
  let refreshing: Promise<Response | undefined> | undefined;
  const renew = (seen: string) =>
    (refreshing ??= oneAtATime(lock, () => refresh(seen)).finally(() => (refreshing = undefined)));

  return {
    async fetch(input, init) {
      const url = new URL(input instanceof Request ? input.url : input, document.baseURI);
      if (!ours.has(url.origin)) return fetch(input, init);
      const { request, again } = repeatable(input instanceof Request ? input : url.href, init);
      const seen = stamp();
      hasSession();
      const address = `${url.origin}${url.pathname.replace(/\/*$/, '/')}`;
      const isLogin = address.startsWith(route('login'));
      const attempt = async () => {
        const [before, next] = [stamp(), request()];
        if (safe.has(next.method) || !replaces(address)) return send(next);
        const answer = await sendInTurn(next);
        if (!isLogin && answer.ok && stamp() !== before) spread('refresh');
        return answer;
      };
      const first = await attempt();
      if (own.has(address)) return first;
      if (isLogin) {
        if (address !== route('login/refresh')) noteLogin(first, seen);
        return first;
      }
      if (first.status === 401) {
        const obstacle = await renew(seen);
        if (obstacle && refusals.has(obstacle.status)) {
          end('refused');
          return first;
        }
        if (obstacle) return obstacle.clone();
        // Renewed between the reading of the cookie and its sending: header and cookie did not fit each other.
      } else if (first.status !== 403 || stamp() === seen) return first;
      if (!again) return first;
      await first.body?.cancel();
      return attempt();
    },
    login: (credentials) =>
      oneAtATime(lock, async () => {
        const headers = { 'Content-Type': 'application/json' };
        const seen = stamp();
        const answer = await post('login', { headers, body: JSON.stringify(credentials) });
        noteLogin(answer, seen);
        return answer;
      }),
    logout: () =>
      oneAtATime(lock, async () => {
        hasSession();
        const answer = await post('logout');
        if (answer.ok) ended.remember(stamp());
        if (answer.ok || answer.status === 401) end('logout');
        return answer;
      }),
    hasSession,
    close: () => tabs.close(),
  };
}
