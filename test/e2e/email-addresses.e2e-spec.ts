/** One mailbox has one account, however its address is typed. */
import { randomBytes } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/http/browser.js';
import { uniqueEmail, uniquePassword, workerProfile } from '../support/people/people.js';
import { Mailbox } from '../support/mail/mailbox.js';

const { gateway, mailbox: mailboxUrl } = inject('system');
const mailbox = new Mailbox(mailboxUrl);
const browser = () => new Browser(gateway);
const registration = (email: string) => ({ email, password: uniquePassword(), profile: workerProfile() });
const unique = () => randomBytes(6).toString('hex');

describe('an address that a mail server delivers to another mailbox', () => {
  it.each([
    ['a zero-width space in the domain', 'exam\u200bple.com'],
    ['a soft hyphen in the domain', 'exam\u00adple.com'],
    ['enclosed letters', 'ⓔⓧⓐⓜⓟⓛⓔ.com'],
    ['fullwidth letters', 'ｅxample.com'],
    ['an ideographic full stop', 'example。com'],
    ['a private-use character', '\ue000.com'],
  ])('by %s is refused at every entry point that stores it', async (_, domain) => {
    const refused = [400, { email: [expect.any(String)] }];
    const email = `${unique()}@${domain}`;
    const answer = await browser().post('/api/v1/register/', registration(email));
    expect([answer.status, answer.body]).toEqual(refused);
    const reset = await browser().post('/api/v1/password/reset/', { email });
    expect([reset.status, reset.body]).toEqual(refused);
  });
});

describe('an address with its domain in Unicode', () => {
  it('is the account of its punycode form, and receives its mail', async () => {
    const local = unique();
    const [unicode, ascii] = [`${local}@почта.рф`, `${local}@xn--80a1acny.xn--p1ai`];
    const first = registration(unicode);
    const answer = await browser().post('/api/v1/register/', first);
    expect([answer.status, answer.body]).toMatchObject([201, { email: unicode }]);
    const link = await mailbox.link(unicode);
    expect((await browser().get(`/api/v1/activate/${link.search}`)).status).toBe(202);
    for (const email of [unicode, ascii, `${local.toUpperCase()}@ПОЧТА.РФ`]) {
      const login = await browser().post('/api/v1/login/', { email, password: first.password });
      expect(login.status).toBe(200);
    }
  });
});

describe('whitespace around an address', () => {
  it('is ignored on every entry point', async () => {
    const email = uniqueEmail();
    const person = registration(` ${email}\u00a0`);
    const answer = await browser().post('/api/v1/register/', person);
    expect([answer.status, answer.body]).toMatchObject([201, { email }]);
    const link = await mailbox.link(email);
    expect((await browser().get(`/api/v1/activate/${link.search}`)).status).toBe(202);
    const credentials = { email: `\t${email} `, password: person.password };
    expect((await browser().post('/api/v1/login/', credentials)).status).toBe(200);
    const reset = await browser().post('/api/v1/password/reset/', { email: `${email}\n` });
    expect(reset.status).toBe(202);
  });
});
