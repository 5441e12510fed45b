/** The language of pages, mails and problem details: Accept-Language, else `DEFAULT_LANGUAGE`. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startApp } from '../support/apps/start-app.js';
import { Browser } from '../support/http/browser.js';
import { uniqueEmail, uniquePassword, workerProfile } from '../support/people/people.js';
import { freePort } from '../support/test-run/free-port.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { Teardown } from '../support/test-run/teardown.js';

const system = inject('system');
const mailbox = new Mailbox(system.mailbox);
const teardown = new Teardown();

/** By DEFAULT_LANGUAGE, which is not set for the first. */
const gateways: Record<string, string> = {};

beforeAll(async () => {
  const overrides = { DEFAULT_LANGUAGE: 'ru', PORT: String(await freePort()) };
  const russian = await startApp('gateway', { ...system.environment, ...overrides });
  teardown.add(() => russian.stop());
  Object.assign(gateways, { en: system.gateway, ru: russian.url });
});

afterAll(() => teardown.run());

const page = { Accept: 'text/html' };
const languageOf = (html: unknown) => /<html lang="(\w+)">/.exec(String(html))?.[1];
const isRussian = (text: string) => /[а-яё]/i.test(text);

describe.each(['en', 'ru'])('without a language in the request, and with DEFAULT_LANGUAGE=%s', (language) => {
  it('pages are in that language', async () => {
    const { body } = await new Browser(gateways[language]!).get('/api/v1/password/reset/confirm/', {
      headers: page,
    });
    expect(languageOf(body)).toBe(language);
  });

  it('mails are in that language', async () => {
    const email = uniqueEmail();
    const body = { email, password: uniquePassword(), profile: workerProfile() };
    expect((await new Browser(gateways[language]!).post('/api/v1/register/', body)).status).toBe(201);
    expect(isRussian((await mailbox.mail(email)).subject)).toBe(language === 'ru');
  });

  it('problem details are in that language', async () => {
    const headers = { Accept: 'application/problem+json' };
    const answer = await new Browser(gateways[language]!).get('/api/v1/nothing/', { headers });
    expect(answer.headers.get('content-language')).toBe(language);
    expect(isRussian((answer.body as { title: string }).title)).toBe(language === 'ru');
  });
});

describe('the language a browser asks for', () => {
  it.each([
    ['en', 'ru-RU,ru;q=0.9', 'ru'],
    ['ru', 'en-GB', 'en'],
    ['ru', 'de', 'ru'],
  ])('overrides DEFAULT_LANGUAGE=%s: %s is answered in %s', async (standard, asked, language) => {
    const headers = { ...page, 'Accept-Language': asked };
    const { body } = await new Browser(gateways[standard]!).get('/api/v1/password/reset/confirm/', {
      headers,
    });
    expect(languageOf(body)).toBe(language);
  });

  it('is used for the reasons why a page refuses a password', async () => {
    const browser = new Browser(gateways['en']!);
    const email = uniqueEmail();
    const registration = { email, password: uniquePassword(), profile: workerProfile() };
    await browser.post('/api/v1/register/', registration);
    const link = await mailbox.link(email);
    const answer = await new Browser(gateways['en']!).post(
      '/api/v1/register/confirm/',
      { ...Object.fromEntries(link.searchParams), new_password: 'qwertyuiop' },
      { headers: { ...page, 'Accept-Language': 'ru' } },
    );
    expect([answer.status, languageOf(answer.body)]).toEqual([400, 'ru']);
    expect(/<p class="field-error">.*?<\/svg>([^<]*)<\/p>/.exec(String(answer.body))?.[1]).toBe(
      'Этот пароль угадывают одним из первых. Придумайте другой.',
    );
  });
});
