/** Users for tests, created through the API only: register, read the mail, open the link, log in. */
import { randomBytes } from 'node:crypto';
import { Browser } from '../http/browser.js';
import { Mailbox } from '../mail/mailbox.js';

export interface Person {
  readonly browser: Browser;
  readonly email: string;
  readonly password: string;
}

export interface KnownPerson extends Person {
  readonly userId: number;
}

export function uniqueEmail(name = 'person'): string {
  return `${name}.${randomBytes(6).toString('hex')}@example.org`;
}

export function uniquePassword(): string {
  return `Pw ${randomBytes(12).toString('base64url')}`;
}

export function workerProfile(): Record<string, unknown> {
  return {
    type: 'worker',
    first_name: 'Роман',
    last_name: 'Романов',
    birth_date: '2000-08-25T12:00:00+03:00',
    sex: 'male',
  };
}

export function companyProfile(): Record<string, unknown> {
  return { type: 'company', name: `Company ${randomBytes(6).toString('hex')}` };
}

/** Registered; the mailed link is not yet opened. */
export async function register(gateway: string, profile = workerProfile()): Promise<Person> {
  const person = { browser: new Browser(gateway), email: uniqueEmail(), password: uniquePassword() };
  const { email, password } = person;
  const answer = await person.browser.post('/api/v1/register/', { email, password, profile });
  expectStatus(answer, 201, 'Registering');
  return person;
}

/** Registered, and activated as API callers do it: by GET, with the parameters of the link in the mail. */
export async function activatedPerson(
  gateway: string,
  mailbox: Mailbox,
  profile = workerProfile(),
): Promise<KnownPerson> {
  const person = await register(gateway, profile);
  const link = await mailbox.link(person.email);
  expectStatus(await person.browser.get(`/api/v1/activate/${link.search}`), 202, 'Activating');
  return { ...person, userId: Number(link.searchParams.get('user_id')) };
}

/** Activated and logged in: the browser holds the three cookies. */
export async function loggedInPerson(
  gateway: string,
  mailbox: Mailbox,
  profile = workerProfile(),
): Promise<KnownPerson> {
  const person = await activatedPerson(gateway, mailbox, profile);
  await logIn(person);
  return person;
}

export async function logIn({ browser, email, password }: Person): Promise<void> {
  expectStatus(await browser.post('/api/v1/login/', { email, password }), 200, 'Logging in');
}

/** A further session: a login in the same browser replaces the session that the browser holds. */
export async function logInFromNewBrowser(person: Person): Promise<Browser> {
  const browser = new Browser(person.browser.gateway);
  await logIn({ ...person, browser });
  return browser;
}

/** Sets the language of the account, which its mails and pages follow. */
export async function setLanguage(browser: Browser, language: string): Promise<void> {
  const { version } = (await browser.get('/api/v1/me/')).body as { version: number };
  const headers = { 'If-Match': `"${version}"` };
  const answer = await browser.request('PATCH', '/api/v1/me/', { headers, body: { language } });
  expectStatus(answer, 200, 'Setting the language');
}

function expectStatus(answer: { status: number; body: unknown }, wanted: number, what: string): void {
  if (answer.status === wanted) return;
  throw new Error(`${what} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
}
