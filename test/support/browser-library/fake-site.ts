/** What a page sees of a gateway, played without one: for specs of the browser library. */

/** A gateway and the cookie jar of one browser. */
export class FakeSite {
  cookie = 'csrftoken=first';
  /** What the guard accepts at this moment. */
  live = false;
  refreshStatus = 200;
  refreshes = 0;
  rotations = 0;
  readonly seen: Request[] = [];
  /** A change of credentials has replaced the session: its refreshes are refused, and the cookies stay. */
  replaced = false;
  /** Lets a test hold the answer to a refresh. */
  held: Promise<unknown> = Promise.resolve();
  /** Responses by method and path below `/api/v1/`: `POST register/`. */
  readonly responses = new Map<string, () => Response>();

  readonly answer = async (input: Request | string | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    this.seen.push(request);
    const { pathname } = new URL(request.url);
    if (pathname === '/api/v1/login/refresh/') return this.refresh();
    if (pathname === '/api/v1/login/') return this.responses.get('POST login/')?.() ?? this.renew();
    if (pathname === '/api/v1/logout/') return this.end();
    const key = `${request.method} ${pathname.replace('/api/v1/', '')}`;
    const response = this.live || !pathname.includes('/me/') ? this.responses.get(key) : undefined;
    return response?.() ?? new Response(await request.clone().text(), { status: this.live ? 200 : 401 });
  };

  renew(): Response {
    this.live = true;
    this.cookie = `csrftoken=rotation-${++this.rotations}`;
    return Response.json({ status: 'OK' });
  }

  end(): Response {
    this.live = false;
    this.cookie = '';
    return Response.json({ status: 'OK' });
  }

  private async refresh(): Promise<Response> {
    this.refreshes += 1;
    await this.held;
    if (this.refreshStatus === 0) throw new TypeError('Failed to fetch');
    if (this.refreshStatus === 200) return this.renew();
    const headers = new Headers(this.replaced ? { 'X-Session-Replaced': '1' } : {});
    return new Response(`refresh ${this.refreshStatus}`, { status: this.refreshStatus, headers });
  }
}

/** The Web Locks of one browser: one after the other. */
export function webLocks() {
  let last: Promise<unknown> = Promise.resolve();
  return { request: <T>(_: string, work: () => Promise<T>) => (last = last.then(work, work)) as Promise<T> };
}
