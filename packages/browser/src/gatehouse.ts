/** The session of a single-page front end: requests that renew it, and events of its start and end in every tab. */
import type { Account } from './account.js';
import { type AccountCalls, accountCalls, type SendRequest } from './account-calls.js';
import type { Credentials } from './bodies.js';
import { readCsrfCookies } from './csrf-cookie.js';
import { EndedSession } from './ended-session.js';
import { GatehouseError } from './gatehouse-error.js';
import type { GatehouseOptions, SessionEnd, SessionEvent } from './options.js';
import { type PageUrls, pageUrls } from './page-urls.js';
import { repeatableRequest } from './repeatable-request.js';
import { withTabLock } from './tab-lock.js';
import { Tabs } from './tabs.js';

export interface Gatehouse extends AccountCalls, PageUrls {
  /**
   * Who is logged in: the response of `GET /api/v1/me/`. Renews the session if necessary.
   * @returns undefined without a session; a visitor without a CSRF cookie causes no request
   * @throws GatehouseError for every other status than 200 and 401
   */
  session(): Promise<Account | undefined>;
  /** @param listener is called in every tab @returns removes the listener */
  onSessionChange(listener: (event: SessionEvent) => void): () => void;
  /** For the routes that have no method here. Requests, CSRF token and renewal are those of `fetch`. */
  request: SendRequest;
  /**
   * Like `window.fetch`. Requests to the gateway and the listed origins carry cookies and, with unsafe methods, the CSRF token.
   * Without an `Accept` header they ask for errors as problem details. A 401 renews the session, once for all requests and tabs,
   * and repeats the request once. If the session cannot be renewed now, the result is the response of the refresh (429, 503) or
   * its network error; the session continues. A stream as a body is not repeated: the result is the 401, with the session renewed.
   */
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  /**
   * Like `loginWithPassword`, with the response as the result.
   * @returns 200, 400 with the invalid fields, 401, 429; `GatehouseError.from` reads errors. A 200 that requires a second factor
   * starts no session yet; continue with `finishLogin`
   */
  login(credentials: Credentials): Promise<Response>;
  /** @returns the gateway's response; the session has ended in every tab after 200, and after 401, which means it had ended before */
  logout(): Promise<Response>;
  /**
   * Whether this browser has a session, by its CSRF cookie; sends no request. Call it when a page loads: without a session,
   * requests get a 401 and `onSessionEnd` is not called.
   */
  hasSession(): boolean;
  /** Stops receiving events of other tabs and of the cookies. */
  close(): void;
}

/** Errors as problem details; any other type for services that answer differently. */
const accept = 'application/problem+json, application/json, */*;q=0.1';
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Statuses of a refresh that end the session. */
const refusals = new Set([401, 403]);
/** Milliseconds after which a request without a response releases the lock of the tabs. */
const requestTimeout = 15_000;
/** Milliseconds to wait for the cookies of a session that replaced the current one. */
const cookieTimeout = 5_000;
/** Paths below `/api/v1/` that replace the session when they succeed. */
const replacing = /^(login|me\/(password|sessions|second-factor|step-up)|email\/confirm)\//;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const listenerOf =
  ({ onRefresh, onSessionStart, onSessionEnd }: GatehouseOptions) =>
  (event: SessionEvent) => {
    if (event === 'refresh') onRefresh?.();
    else if (event === 'start') onSessionStart?.();
    else onSessionEnd?.(event);
  };

export function createGatehouse(options: GatehouseOptions = {}): Gatehouse {
  const { origins = [], csrfCookie = 'csrftoken' } = options;
  const gateway = new URL(options.baseUrl ?? '/', document.baseURI).href.replace(/\/*$/, '');
  const trustedOrigins = new Set([gateway, ...origins].map((url) => new URL(url).origin));
  const api = `${gateway}/api/v1/`;
  const urlOf = (path: string) => `${api}${path}/`;
  const replacesSession = (url: string) => url.startsWith(api) && replacing.test(url.slice(api.length));
  /** Their 401 is not about the session. */
  const unrenewed = new Set(['logout', 'logout/all', 'verify'].map(urlOf));
  /** Changes with each login, refresh and logout; empty without a CSRF cookie. */
  const csrfState = () => readCsrfCookies(csrfCookie).join();

  const lock = `gatehouse ${gateway}`;
  const endedSession = new EndedSession(`${lock} ended`);
  /** True until a session is seen, and after its end was reported. */
  let isEnded = true;
  const hasSession = () => {
    const has = csrfState() !== '' && !endedSession.is(csrfState());
    if (has) isEnded = false;
    return has;
  };
  hasSession();

  const listeners = new Set([listenerOf(options)]);
  /** The CSRF cookies of the last event. */
  let reported = csrfState();
  const onEvent = (event: SessionEvent) => {
    reported = csrfState();
    const isEnd = event === 'logout' || event === 'refused';
    // In a microtask, so that an error thrown by a listener does not become the result of a request.
    if (!isEnd || !isEnded) for (const listener of listeners) queueMicrotask(() => listener(event));
    isEnded = isEnd;
  };
  const tabs = new Tabs(lock, onEvent);
  /** The pages of the gateway, and front ends of other origins, change the cookies without an event. */
  const onVisibilityChange = () => {
    if (document.visibilityState !== 'visible' || csrfState() === reported) return;
    const hadSession = reported !== '' && !endedSession.is(reported);
    if (!hasSession()) onEvent('refused');
    else onEvent(hadSession ? 'refresh' : 'start');
  };
  document.addEventListener('visibilitychange', onVisibilityChange);
  const publish = (event: SessionEvent) => {
    tabs.publish(event);
    onEvent(event);
  };
  const publishEnd = (reason: SessionEnd) => {
    if (!isEnded) publish(reason);
  };

  const send = (request: Request): Promise<Response> => {
    if (!request.headers.has('Accept')) request.headers.set('Accept', accept);
    if (!safeMethods.has(request.method))
      request.headers.set('X-CSRFToken', readCsrfCookies(csrfCookie)[0] ?? '');
    return fetch(request);
  };
  const post = (path: string, init?: RequestInit) =>
    send(
      new Request(urlOf(path), {
        ...init,
        method: 'POST',
        credentials: 'include',
        signal: AbortSignal.timeout(requestTimeout),
      }),
    );

  /** @returns undefined when the session is renewed, otherwise the response that explains why not */
  const refresh = async (before: string): Promise<Response | undefined> => {
    const wasRenewed = () => csrfState() !== '' && csrfState() !== before;
    if (wasRenewed()) return undefined;
    // Another tab logged out meanwhile, or there never was a session.
    if (csrfState() !== before || !hasSession()) return new Response(null, { status: 401 });
    const response = await post('login/refresh');
    if (response.ok) publish('refresh');
    if (response.headers.has('X-Session-Replaced')) {
      for (let waited = 0; csrfState() === before && waited < cookieTimeout; waited += 50) await pause(50);
    }
    if (response.ok || wasRenewed()) return undefined;
    if (refusals.has(response.status)) endedSession.set(before);
    return response;
  };
  /** A login that starts a session changes the CSRF cookie; one that requires a second factor does not. */
  const publishLogin = (response: Response, before: string) => {
    if (response.ok && csrfState() !== before) publish('start');
  };
  /** Never concurrently with the refresh of any tab: each response would overwrite the cookies of the other. */
  const sendExclusively = async (request: Request): Promise<Response> => {
    const { sent } = await withTabLock(lock, async () => {
      const sent = send(request);
      await Promise.race([sent.catch(() => undefined), pause(requestTimeout)]);
      return { sent };
    });
    return sent;
  };
  let refreshing: Promise<Response | undefined> | undefined;
  const renew = (before: string) =>
    (refreshing ??= withTabLock(lock, () => refresh(before)).finally(() => (refreshing = undefined)));

  const sessionFetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input, document.baseURI);
    if (!trustedOrigins.has(url.origin)) return fetch(input, init);
    const { create, isRepeatable } = repeatableRequest(input instanceof Request ? input : url.href, init);
    const before = csrfState();
    hasSession();
    const path = `${url.origin}${url.pathname.replace(/\/*$/, '/')}`;
    const isLogin = path.startsWith(urlOf('login'));
    const attempt = async () => {
      const [state, request] = [csrfState(), create()];
      const isReplacing = !safeMethods.has(request.method) && replacesSession(path);
      const response = await (isReplacing ? sendExclusively(request) : send(request));
      if (!response.ok || csrfState() === state) return response;
      // Logged out everywhere, ended this session, or erased the account.
      if (csrfState() === '') publishEnd('logout');
      else if (isReplacing && !isLogin) publish('refresh');
      return response;
    };
    const first = await attempt();
    if (unrenewed.has(path)) return first;
    if (isLogin) {
      if (path !== urlOf('login/refresh')) publishLogin(first, before);
      return first;
    }
    if (first.status === 401) {
      const failure = await renew(before);
      if (failure && refusals.has(failure.status)) {
        publishEnd('refused');
        return first;
      }
      if (failure) return failure.clone();
      // A 403 is repeated if another tab renewed the session after the header was set: cookie and header differed.
    } else if (first.status !== 403 || csrfState() === before) return first;
    if (!isRepeatable) return first;
    await first.body?.cancel();
    return attempt();
  };
  const request: SendRequest = async <Result>(method: string, path: string, body?: object) => {
    const response = await sessionFetch(`${api}${path}`, {
      method,
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw await GatehouseError.of(response);
    return (response.status === 204 ? undefined : await response.json()) as Result;
  };

  return {
    ...accountCalls(request),
    ...pageUrls(gateway),
    fetch: sessionFetch,
    request,
    async session() {
      if (!hasSession()) return undefined;
      return request<Account>('GET', 'me/').catch((error: unknown) => {
        if (error instanceof GatehouseError && error.status === 401) return undefined;
        throw error;
      });
    },
    onSessionChange(listener) {
      const added = (event: SessionEvent) => listener(event);
      listeners.add(added);
      return () => void listeners.delete(added);
    },
    login: (credentials) =>
      withTabLock(lock, async () => {
        const headers = { 'Content-Type': 'application/json' };
        const before = csrfState();
        const response = await post('login', { headers, body: JSON.stringify(credentials) });
        publishLogin(response, before);
        return response;
      }),
    logout: () =>
      withTabLock(lock, async () => {
        hasSession();
        const response = await post('logout');
        if (response.ok) endedSession.set(csrfState());
        if (response.ok || response.status === 401) publishEnd('logout');
        return response;
      }),
    hasSession,
    close() {
      document.removeEventListener('visibilitychange', onVisibilityChange);
      tabs.close();
    },
  };
}
