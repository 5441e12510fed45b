import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { FakeSite } from '../../../test/support/browser-library/fake-site.js';
import { fakeTabs } from '../../../test/support/browser-library/fake-tabs.js';
import { createGatehouse } from './index.js';
import {
  addPasskey,
  finishLoginWithPasskey,
  loginWithPasskey,
  removePasskey,
  renamePasskey,
  stepUpWithPasskey,
} from './passkeys.js';

vi.mock('@simplewebauthn/browser');

let site: FakeSite;

const tabs = fakeTabs(createGatehouse);
const { open } = tabs;

const password = { current_password: 'velvet otter lamp' };
const id = '019aae10-3c00-7000-8000-000000000001';

beforeEach(() => {
  site = tabs.site();
  site.live = true;
  vi.mocked(startRegistration).mockResolvedValue({ id: 'created' } as never);
  vi.mocked(startAuthentication).mockResolvedValue({ id: 'asserted' } as never);
});

const sent = () =>
  Promise.all(
    site.seen.map(async (request) => [
      `${request.method} ${new URL(request.url).pathname}`,
      await request.text(),
    ]),
  );

describe('passkeys', () => {
  it('are added with the options of the gateway', async () => {
    const passkeys = 'me/second-factor/passkeys/';
    const added = { passkey: { id, name: 'Phone' }, recovery_codes: ['7kq2'] };
    site.responses.set(`POST ${passkeys}options/`, () => Response.json({ challenge: 'c' }));
    site.responses.set(`POST ${passkeys}`, () => Response.json(added));
    expect(await addPasskey(open(), { name: 'Phone', ...password })).toEqual(added);
    expect(startRegistration).toHaveBeenLastCalledWith({ optionsJSON: { challenge: 'c' } });
    expect(await sent()).toEqual([
      [`POST /api/v1/${passkeys}options/`, JSON.stringify(password)],
      [`POST /api/v1/${passkeys}`, JSON.stringify({ name: 'Phone', response: { id: 'created' } })],
    ]);
  });

  it('are renamed and removed', async () => {
    const path = `me/second-factor/passkeys/${id}/`;
    site.responses.set(`PATCH ${path}`, () => Response.json({ id, name: 'Laptop' }));
    site.responses.set(`DELETE ${path}`, () => new Response(null, { status: 204 }));
    expect(await renamePasskey(open(), id, 'Laptop')).toEqual({ id, name: 'Laptop' });
    expect(await removePasskey(open(), id, password)).toBeUndefined();
    expect((await sent()).map(([, body]) => body)).toEqual(['{"name":"Laptop"}', JSON.stringify(password)]);
  });

  it.each([
    ['login/second-factor/', finishLoginWithPasskey],
    ['me/step-up/', stepUpWithPasskey],
  ])('are presented to %s', async (path, present) => {
    site.responses.set(`POST ${path}passkey-options/`, () => Response.json({ challenge: 'c' }));
    site.responses.set(`POST ${path}`, () => site.renew());
    await present(open());
    expect(startAuthentication).toHaveBeenLastCalledWith({ optionsJSON: { challenge: 'c' } });
    const body = JSON.stringify({ method: 'passkey', response: { id: 'asserted' } });
    expect((await sent()).at(-1)).toEqual([`POST /api/v1/${path}`, body]);
  });

  it.each([
    ['in a dialog', undefined, false],
    ['in the autofill of an input', { conditional: true }, true],
  ])('log in without a password, %s', async (_, options, useBrowserAutofill) => {
    site.responses.set('POST login/passkey/options/', () => Response.json({ challenge: 'c' }));
    site.responses.set('POST login/passkey/', () => site.renew());
    const started = vi.fn();
    await loginWithPasskey(open({ onSessionStart: started }), options);
    expect(startAuthentication).toHaveBeenLastCalledWith({
      optionsJSON: { challenge: 'c' },
      useBrowserAutofill,
    });
    const body = JSON.stringify({ response: { id: 'asserted' } });
    expect((await sent()).at(-1)).toEqual(['POST /api/v1/login/passkey/', body]);
    expect(started).toHaveBeenCalledTimes(1);
  });

  it('send nothing more if the user cancels', async () => {
    site.responses.set('POST me/step-up/passkey-options/', () => Response.json({ challenge: 'c' }));
    vi.mocked(startAuthentication).mockRejectedValue(new DOMException('cancelled', 'NotAllowedError'));
    await expect(stepUpWithPasskey(open())).rejects.toThrow('cancelled');
    expect(site.seen).toHaveLength(1);
  });
});
