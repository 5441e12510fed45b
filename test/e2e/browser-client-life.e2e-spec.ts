/** `@gatehouse/browser` on screens of a front end, in headless Chromium with a virtual authenticator. */
import { buildSync } from 'esbuild';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startApp } from '../support/apps/start-app.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { uniqueEmail, uniquePassword } from '../support/people/people.js';
import { addAuthenticator } from '../support/pages/virtual-authenticator.js';
import { startChromium } from '../support/programs/chromium.js';
import { totpCode } from '../support/second-factor/totp-code.js';
import { root } from '../support/test-run/folders.js';
import { freePort } from '../support/test-run/free-port.js';
import { Teardown } from '../support/test-run/teardown.js';

const { mailbox: mailboxUrl, environment } = inject('system');
const mailbox = new Mailbox(mailboxUrl);
const teardown = new Teardown();

const [library] = buildSync({
  stdin: {
    contents: `export * from '@gatehouse/browser'; export * from '@gatehouse/browser/passkeys';`,
    resolveDir: root,
  },
  conditions: ['source'],
  bundle: true,
  format: 'iife',
  globalName: 'library',
  write: false,
}).outputFiles;

const [email, password, newPassword] = [uniqueEmail('screens'), uniquePassword(), uniquePassword()];
const profile = {
  type: 'tenant',
  first_name: 'Анна',
  last_name: 'Иванова',
  birth_date: '1990-05-17',
  sex: 'female',
};

let gateway: string;
let page: Page;

/** Runs an expression with `gatehouse` and `library` in the page. */
const run = <Result = unknown>(expression: string) => page.evaluate<Result>(`(async () => ${expression})()`);
const callOf = (method: string, args: unknown[]) => `gatehouse.${method}(...${JSON.stringify(args)})`;
const call = <Result = unknown>(method: string, ...args: unknown[]) => run<Result>(callOf(method, args));
/** @returns the code of the `GatehouseError` with which a call rejects; undefined if it resolves */
const codeOf = (method: string, ...args: unknown[]) =>
  run<string | undefined>(`${callOf(method, args)}.then(() => undefined, ({ code }) => code)`);
const isLoggedIn = async () => (await call<{ email?: string } | undefined>('session'))?.email === email;

/** @param mails how many mails the account has got by then */
async function linkOf(mails: number): Promise<{ path: string; parameters: Record<string, string> }> {
  await mailbox.mail(email, mails);
  const { pathname, searchParams } = await mailbox.link(email);
  return { path: pathname, parameters: Object.fromEntries(searchParams) };
}

beforeAll(async () => {
  const port = String(await freePort());
  // Passkeys belong to a domain, which an IP address is not.
  gateway = `http://localhost:${port}`;
  const own = await startApp('gateway', {
    ...environment,
    PORT: port,
    DEBUG: '1',
    PUBLIC_URL: gateway,
    ACTIVATION_PAGE_URL: `${gateway}/app/confirm`,
  });
  teardown.add(() => own.stop());
  const chromium = await startChromium();
  teardown.add(() => chromium.close());
  const context: BrowserContext = await chromium.newContext();
  context.setDefaultTimeout(20_000);
  const script = `${library!.text}; const gatehouse = library.createGatehouse();`;
  await context.route(`${gateway}/app/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><script>${script}</script>` }),
  );
  page = await context.newPage();
  await page.goto(`${gateway}/app/`);
  await addAuthenticator(page);
});

afterAll(() => teardown.run());

describe('screens of a front end', () => {
  it('register and confirm with the parameters of the mailed link', async () => {
    expect(await call('session')).toBeUndefined();
    await call('register', { email, password, profile });
    expect(await codeOf('loginWithPassword', { email, password })).toBe('session.credentials_rejected');
    const { path, parameters } = await linkOf(1);
    expect(path).toBe('/app/confirm');
    await call('confirm', parameters);
    expect(await codeOf('confirm', parameters)).toBe('account.already_active');
  });

  it('set a forgotten password and log in with it', async () => {
    await call('requestPasswordReset', { email });
    const reset = { ...(await linkOf(2)).parameters, new_password: newPassword };
    await call('resetPassword', reset);
    expect(await codeOf('resetPassword', reset)).toBe('code.rejected');
    expect(await call('loginWithPassword', { email, password: newPassword })).toMatchObject({ status: 'OK' });
    expect(await isLoggedIn()).toBe(true);
  });

  it('add an authenticator app and log in with a recovery code', async () => {
    const current = { current_password: newPassword };
    const { secret } = await call<{ secret: string }>('beginTotp', current);
    const confirmed = await call<{ recovery_codes: string[] }>('confirmTotp', { code: totpCode(secret) });
    expect(confirmed.recovery_codes).toHaveLength(10);
    expect(await isLoggedIn()).toBe(true);
    await run('void (await gatehouse.logout())');
    expect(await isLoggedIn()).toBe(false);
    const required = await call('loginWithPassword', { email, password: newPassword });
    expect(required).toMatchObject({ status: 'SECOND_FACTOR_REQUIRED', methods: ['totp', 'recovery_code'] });
    const wrong = { method: 'recovery_code', code: '7kq2-m0xw-9t4h-c1bz-5n8r-y6dv' };
    expect(await codeOf('finishLogin', wrong)).toBe('second_factor_rejected');
    await call('finishLogin', { ...wrong, code: confirmed.recovery_codes[0] });
    expect(await isLoggedIn()).toBe(true);
    expect(await call('secondFactors')).toMatchObject({ recovery_codes_left: 9, passkeys: [] });
  });

  it('add a passkey, confirm a change with it, and log in with it, with and without the password', async () => {
    const added = JSON.stringify({ name: 'Phone', current_password: newPassword });
    const made = await run<object>(`library.addPasskey(gatehouse, ${added})`);
    expect(made).toMatchObject({ passkey: { name: 'Phone' }, recovery_codes: null });
    await run('library.stepUpWithPasskey(gatehouse)');
    expect(await isLoggedIn()).toBe(true);

    await run('void (await gatehouse.logout())');
    await call('loginWithPassword', { email, password: newPassword });
    await run('library.finishLoginWithPasskey(gatehouse)');
    expect(await isLoggedIn()).toBe(true);

    await run('void (await gatehouse.logout())');
    await run('library.loginWithPasskey(gatehouse)');
    expect(await isLoggedIn()).toBe(true);
    await call('removeTotp', { current_password: newPassword });
    expect(await call('secondFactors')).toMatchObject({ totp: null, passkeys: [{ name: 'Phone' }] });
  });

  it('end the session in the page when the account is erased', async () => {
    await run('void gatehouse.onSessionChange((event) => { document.title = event; })');
    await call('request', 'POST', 'me/erase/', { current_password: newPassword });
    await page.waitForFunction(`document.title === 'logout'`);
    expect(await isLoggedIn()).toBe(false);
  });
});
