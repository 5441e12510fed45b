// @vitest-environment happy-dom
import { act, createElement, StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Account, Gatehouse, SessionEvent } from './index.js';
import { GatehouseProvider, useGatehouse, useSession } from './react.js';

const ann = { email: 'ann@example.org' } as Account;
const bob = { email: 'bob@example.org' } as Account;

/** A client whose session the test sets; `publish` reports an event as the real one does. */
function fakeClient(account: Account | undefined) {
  const listeners = new Set<(event: SessionEvent) => void>();
  const session = vi.fn<() => Promise<Account | undefined>>(async () => account);
  const client = {
    hasSession: vi.fn(() => account !== undefined),
    session,
    onSessionChange: (listener: (event: SessionEvent) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const publish = (event: SessionEvent) => act(async () => listeners.forEach((listener) => listener(event)));
  return { gatehouse: client as unknown as Gatehouse, session, listeners, publish };
}

let reload: () => Promise<void>;

function Page() {
  const { status, account, error, reason, reload: read } = useSession();
  reload = read;
  return createElement(
    'p',
    null,
    [status, account?.email, reason, error && String(error)].filter(Boolean).join(' '),
  );
}

let root: Root;
let container: HTMLElement;

const page = (gatehouse: Gatehouse, ...children: (typeof Page)[]) =>
  createElement(
    StrictMode,
    null,
    createElement(
      GatehouseProvider,
      { gatehouse },
      ...children.map((child, index) => createElement(child, { key: index })),
    ),
  );
const render = (gatehouse: Gatehouse, ...children: (typeof Page)[]) =>
  act(async () => root.render(page(gatehouse, ...children)));
const shown = () => [...container.querySelectorAll('p')].map(({ textContent }) => textContent);

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  container = document.createElement('div');
  root = createRoot(container);
});
afterEach(async () => {
  await act(async () => root.unmount());
  vi.unstubAllGlobals();
});

describe('useSession', () => {
  it('is loading until the account is read, in one state for all components', async () => {
    const { gatehouse, session } = fakeClient(ann);
    let respond: (account: Account) => void = () => undefined;
    session.mockImplementation(() => new Promise((resolve) => (respond = resolve)));
    await render(gatehouse, Page, Page);
    expect(shown()).toEqual(['loading', 'loading']);
    await act(async () => respond(ann));
    expect(shown()).toEqual(['authenticated ann@example.org', 'authenticated ann@example.org']);
  });

  it('is anonymous at once for a visitor without a session', async () => {
    const { gatehouse, session } = fakeClient(undefined);
    session.mockImplementation(() => new Promise(() => undefined));
    await render(gatehouse, Page);
    expect(shown()).toEqual(['anonymous']);
  });

  it('follows the start of a session, a change of account and the end', async () => {
    const { gatehouse, session, publish } = fakeClient(undefined);
    await render(gatehouse, Page);
    session.mockResolvedValue(ann);
    await publish('start');
    expect(shown()).toEqual(['authenticated ann@example.org']);
    session.mockResolvedValue(bob);
    await publish('refresh');
    expect(shown()).toEqual(['authenticated bob@example.org']);
    await publish('logout');
    expect(shown()).toEqual(['anonymous logout']);
    await publish('start');
    await publish('refused');
    expect(shown()).toEqual(['anonymous refused']);
  });

  it('ignores an account that arrives after the end of its session', async () => {
    const { gatehouse, session, publish } = fakeClient(ann);
    await render(gatehouse, Page);
    let respond: (account: Account) => void = () => undefined;
    session.mockImplementation(() => new Promise((resolve) => (respond = resolve)));
    await publish('refresh');
    await publish('logout');
    await act(async () => respond(ann));
    expect(shown()).toEqual(['anonymous logout']);
  });

  it('reads the account again on reload, and keeps it if that fails', async () => {
    const { gatehouse, session } = fakeClient(ann);
    await render(gatehouse, Page);
    session.mockResolvedValue(bob);
    await act(() => reload());
    expect(shown()).toEqual(['authenticated bob@example.org']);
    session.mockRejectedValue(new TypeError('Failed to fetch'));
    await act(() => reload());
    expect(shown()).toEqual(['authenticated bob@example.org']);
  });

  it('has failed with the error if the account could not be read, and recovers on reload', async () => {
    const { gatehouse, session } = fakeClient(ann);
    session.mockRejectedValue(new TypeError('Failed to fetch'));
    await render(gatehouse, Page);
    expect(shown()).toEqual(['failed TypeError: Failed to fetch']);
    session.mockResolvedValue(ann);
    await act(() => reload());
    expect(shown()).toEqual(['authenticated ann@example.org']);
  });

  it('stops listening when the last component is removed, and reads the account when one returns', async () => {
    const { gatehouse, session, listeners } = fakeClient(ann);
    await render(gatehouse, Page, Page);
    expect(listeners.size).toBe(1);
    await render(gatehouse);
    expect(listeners.size).toBe(0);
    session.mockResolvedValue(undefined);
    await render(gatehouse, Page);
    expect(shown()).toEqual(['anonymous']);
  });

  it('is loading on a server', () => {
    expect(renderToString(page(fakeClient(ann).gatehouse, Page))).toBe('<p>loading</p>');
  });

  it('throws without a provider', () => {
    expect(() => renderToString(createElement(Page))).toThrow('A GatehouseProvider is missing');
  });
});

describe('useGatehouse', () => {
  it('returns the client of the provider', async () => {
    const { gatehouse } = fakeClient(ann);
    let found: Gatehouse | undefined;
    function Reader() {
      found = useGatehouse();
      return createElement('i');
    }
    await render(gatehouse, Reader as unknown as typeof Page);
    expect(found).toBe(gatehouse);
  });
});
