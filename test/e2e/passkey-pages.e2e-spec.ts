/** Passkeys on the pages, in Chromium with a virtual authenticator, with the keyboard alone. */
import { Client as Postgres } from 'pg';
import type { Browser as Chromium, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startApp } from '../support/apps/start-app.js';
import { eventually } from '../support/eventually.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { press, tabTo, typeInto } from '../support/pages/keyboard.js';
import { passkeyWords } from '../support/pages/passkey-words.js';
import { addAuthenticator, type VirtualAuthenticator } from '../support/pages/virtual-authenticator.js';
import { accessibilityFaults, overflows, watchedTab } from '../support/pages/watched-tab.js';
import { type KnownPerson, loggedInPerson, setLanguage } from '../support/people/people.js';
import { startChromium } from '../support/programs/chromium.js';
import { freePort } from '../support/test-run/free-port.js';
import { Teardown } from '../support/test-run/teardown.js';

const { gateway, mailbox: mailboxUrl, environment } = inject('system');
const mailbox = new Mailbox(mailboxUrl);
const teardown = new Teardown();

let chromium: Chromium;
/** Passkeys need a domain: browsers accept none for an IP address. */
let origin: string;

beforeAll(async () => {
  await database.connect();
  teardown.add(() => database.end());
  chromium = await startChromium();
  teardown.add(() => chromium.close());
  const port = String(await freePort());
  origin = `http://localhost:${port}`;
  const app = await startApp('gateway', { ...environment, PORT: port, PUBLIC_URL: origin });
  teardown.add(() => app.stop());
});

afterAll(() => teardown.run());

const database = new Postgres({ connectionString: environment['DATABASE_URL'] });

interface Device extends VirtualAuthenticator {
  readonly tab: Page;
  readonly faults: readonly string[];
  /** Whether the browser offers passkeys in the email field (conditional mediation). Off by default: the virtual authenticator accepts each offer. */
  readonly offers: { enabled: boolean };
  close(): Promise<void>;
}

/** A browser with an authenticator that verifies its user and answers at once. */
async function device(options: BrowserContextOptions = {}): Promise<Device> {
  const viewport = { width: 390, height: 800 };
  const context = await chromium.newContext({ locale: 'en', viewport, ...options });
  const { tab, faults } = await watchedTab(context, origin);
  const offers = { enabled: false };
  await tab.exposeFunction('offersPasskeys', () => offers.enabled);
  await tab.addInitScript('PublicKeyCredential.isConditionalMediationAvailable = () => offersPasskeys()');
  return { tab, faults, offers, ...(await addAuthenticator(tab)), close: () => context.close() };
}

async function logIn(tab: Page, { email, password }: KnownPerson): Promise<void> {
  await tab.goto(`${origin}/account/login`);
  await typeInto(tab, 'Email', email);
  await typeInto(tab, 'Password', password);
  await press(tab, 'Log in');
}

const heading = (tab: Page, name: string) => tab.getByRole('heading', { name, level: 1 }).waitFor();

/** Logs in, adds a passkey, and removes the cookies of the session. */
async function register({ tab }: Device, { email, password }: KnownPerson): Promise<void> {
  const next = () => tab.locator('main form button.primary').click();
  await tab.goto(`${origin}/account/login?return_to=${encodeURIComponent('/account/security/passkeys/add')}`);
  await tab.locator('input[name=email]').fill(email);
  await tab.locator('input[name=password]').fill(password);
  await next();
  await tab.locator('input[name=current_password]').fill(password);
  await next();
  await tab.locator('input[name=name]').fill('Phone');
  await next();
  await tab.locator('.codes').waitFor();
  await tab.context().clearCookies();
}

/** What axe-core finds, two widths and both colour schemes, and where the page is too wide. */
async function faultsOf(tab: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of [1280, 390]) {
    await tab.setViewportSize({ width, height: 800 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await tab.emulateMedia({ colorScheme });
      const faults = await accessibilityFaults(tab);
      found.push(...faults.map((fault) => `${width} ${colorScheme}: ${fault}`));
    }
    if (await overflows(tab)) found.push(`${width}: too wide`);
  }
  return found;
}

describe('a passkey', () => {
  it.each(['en', 'ru'] as const)(
    'is added, logs in alone by the button and by the email field, is renamed and removed, in %s',
    async (language) => {
      const text = passkeyWords[language];
      const person = await loggedInPerson(gateway, mailbox);
      await setLanguage(person.browser, language);
      const own = await device({ locale: language });
      const { tab, faults } = own;
      await tab.goto(`${origin}/account/login`);
      await typeInto(tab, text.email, person.email);
      await typeInto(tab, text.password, person.password);
      await press(tab, text.logIn);
      await press(tab, text.security);
      await press(tab, text.add);
      expect(await faultsOf(tab)).toEqual([]);
      await typeInto(tab, text.current, person.password);
      await press(tab, text.continue);
      expect(await tab.getByLabel(text.name).inputValue()).toContain('Chrome');
      expect(await faultsOf(tab)).toEqual([]);
      await tabTo(tab, tab.getByRole('button', { name: text.create }));
      await tab.keyboard.press('Enter');
      await tab.getByText(text.save).waitFor();
      expect(await faultsOf(tab)).toEqual([]);
      await press(tab, text.saved);
      await tab.getByText(text.left).waitFor();
      expect(await faultsOf(tab)).toEqual([]);

      await press(tab, text.logOut);
      expect(await faultsOf(tab)).toEqual([]);
      await tabTo(tab, tab.getByRole('button', { name: text.withPasskey }));
      await tab.keyboard.press('Enter');
      await heading(tab, text.profile);
      // In the email field: the browser offers the passkey, and the virtual authenticator accepts the offer.
      own.offers.enabled = true;
      await press(tab, text.logOut);
      await heading(tab, text.profile);
      await press(tab, text.security);
      await press(tab, `${text.change}: Chrome, Linux`);
      expect(await faultsOf(tab)).toEqual([]);
      await typeInto(tab, text.name, 'My phone');
      await press(tab, text.rename);
      await tab.getByText(text.renamed).waitFor();
      await press(tab, `${text.change}: My phone`);
      await typeInto(tab, text.current, person.password);
      await press(tab, text.remove);
      await tab.getByText(text.removed).waitFor();
      expect(faults).toEqual([]);
      await own.close();
    },
    180_000,
  );

  it('is offered by a first page of less than 30 kB', async () => {
    const { tab, close } = await device();
    const sizes: Promise<number>[] = [];
    tab.on('response', (response) => void sizes.push(response.body().then(({ length }) => length)));
    await tab.goto(`${origin}/account/login`, { waitUntil: 'networkidle' });
    await tab.getByRole('button', { name: 'Log in with a passkey' }).waitFor();
    const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
    expect(sizes.length).toBeGreaterThan(4);
    expect(total).toBeLessThan(30_000);
    await close();
  });

  it('is the second step of a login, and confirms sensitive changes', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    await setLanguage(person.browser, 'ru');
    const own = await device({ locale: 'ru', colorScheme: 'dark' });
    const { tab, faults } = own;
    await register(own, person);
    await tab.goto(`${origin}/account/login`);
    await typeInto(tab, 'Электронная почта', person.email);
    await typeInto(tab, 'Пароль', person.password);
    await press(tab, 'Войти');
    await heading(tab, 'Подтвердите вход');
    expect(await faultsOf(tab)).toEqual([]);
    await tab.getByRole('link', { name: 'Ввести резервный код' }).waitFor();

    await tabTo(tab, tab.getByRole('button', { name: 'Использовать ключ доступа' }));
    await tab.keyboard.press('Enter');
    await heading(tab, 'Профиль');

    await database.query(
      `UPDATE sessions SET second_factor_at = second_factor_at - interval '1 hour' WHERE user_id = $1`,
      [person.userId],
    );
    await press(tab, 'Безопасность');
    await press(tab, 'Сменить пароль');
    await heading(tab, 'Подтвердите вход');
    await press(tab, 'Использовать ключ доступа');
    await tab.getByLabel('Новый пароль').first().waitFor();
    expect(faults).toEqual([]);
    await own.close();
  }, 120_000);

  it('without user verification is refused as the only factor; the page says what to do, and works again', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const own = await device();
    const { tab, faults, protocol, authenticatorId } = own;
    await register(own, person);
    await protocol.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
    await tab.goto(`${origin}/account/login`);
    await tabTo(tab, tab.getByRole('button', { name: 'Log in with a passkey' }));
    await tab.keyboard.press('Enter');
    await tab.getByText('The browser got no passkey. Try again, or choose another way.').waitFor();
    expect(await faultsOf(tab)).toEqual([]);
    await protocol.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
    await tab.keyboard.press('Enter');
    await heading(tab, 'Profile');
    expect(faults).toEqual([]);
    await own.close();
  }, 120_000);

  it('that was removed elsewhere is refused, and the browser forgets it', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const own = await device();
    const { tab, faults, protocol, authenticatorId } = own;
    await register(own, person);
    await database.query('DELETE FROM passkeys WHERE user_id = $1', [person.userId]);
    await tab.goto(`${origin}/account/login`);
    await tabTo(tab, tab.getByRole('button', { name: 'Log in with a passkey' }));
    await tab.keyboard.press('Enter');
    await tab.getByText('No account has this passkey').waitFor();
    expect(await faultsOf(tab)).toEqual([]);
    await eventually('The browser has no passkey', async () => {
      const { credentials } = await protocol.send('WebAuthn.getCredentials', { authenticatorId });
      return credentials.length === 0;
    });
    expect(faults).toEqual([]);
    await own.close();
  }, 120_000);

  it('is not offered without JavaScript', async () => {
    const person = await loggedInPerson(gateway, mailbox);
    const own = await device({ javaScriptEnabled: false });
    const { tab } = own;
    await tab.goto(`${origin}/account/login`);
    expect(await tab.getByRole('button', { name: 'Log in with a passkey' }).isVisible()).toBe(false);
    await logIn(tab, person);
    await press(tab, 'Security');
    await press(tab, 'Add a passkey');
    await typeInto(tab, 'Current password', person.password);
    await press(tab, 'Continue');
    await tab.getByText('This browser has no passkeys, or JavaScript is off').waitFor();
    expect(await tab.getByRole('button', { name: 'Create the passkey' }).isVisible()).toBe(false);
    await own.close();
  }, 120_000);
});
