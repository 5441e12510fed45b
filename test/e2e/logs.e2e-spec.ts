/** No secret reaches a log at any level: a session is lived through, and its every secret is looked for. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { Browser } from '../support/browser.js';
import { loggedInPerson } from '../support/factories.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { VerificationClient } from '../support/verification-client.js';

const { gateway, mailbox, environment, logFiles } = inject('system');
const logs = () => logFiles.map((file) => readFileSync(file, 'utf8'));

describe('the logs at debug level', () => {
  const secrets = new Map<string, string>();

  beforeAll(async () => {
    const person = await loggedInPerson(gateway, new Mailbox(mailbox));
    const { jar } = person.browser;
    const link = await new Mailbox(mailbox).link(person.email);
    secrets.set('activation code', link.searchParams.get('activation_code')!);
    secrets.set('password', person.password);
    for (const name of ['access_token', 'refresh_token', 'csrftoken']) secrets.set(name, jar.get(name)!);
    await person.browser.post('/api/v1/login/', {
      email: person.email,
      password: 'wrong-Passw0rd-of-the-test',
    });
    secrets.set('wrong password', 'wrong-Passw0rd-of-the-test');
    await person.browser.get(
      `/api/v1/activate/?user_id=${person.userId}&activation_code=guessed-code-of-the-test`,
    );
    secrets.set('guessed code', 'guessed-code-of-the-test');
    await new Browser(gateway).post('/api/v1/verify/', { token: jar.get('refresh_token') });
    const client = await VerificationClient.connect(environment['KAFKA_URL']!);
    await client.ask(jar.get('access_token'));
    await client.send(`not JSON ${jar.get('access_token')}`);
    await client.ask('the next one');
    await client.close();
    await person.browser.post('/api/v1/login/refresh/');
    for (const name of ['access_token', 'refresh_token', 'csrftoken'])
      secrets.set(`new ${name}`, jar.get(name)!);
    await new Browser(gateway).post('/api/v1/password/reset/', { email: person.email });
    await new Mailbox(mailbox).mail(person.email, 2);
    const resetLink = await new Mailbox(mailbox).link(person.email);
    secrets.set('reset code', resetLink.searchParams.get('code')!);
    await person.browser.get(resetLink.pathname + resetLink.search);
    await person.browser.post('/api/v1/me/password/', {
      current_password: person.password,
      new_password: 'new-Passw0rd-of-the-test',
    });
    secrets.set('new password', 'new-Passw0rd-of-the-test');
    await person.browser.post('/api/v1/logout/');
  });

  it('tell what happened', () => {
    expect(logs().join('')).toContain('/api/v1/login');
  });

  it('hold no password, token or code', () => {
    const text = logs().join('');
    const found = [...secrets].filter(
      ([, secret]) =>
        text.includes(secret) ||
        text.includes(encodeURIComponent(secret)) ||
        text.includes(secret.split('.').at(-1)!),
    );
    expect(found.map(([name]) => name)).toEqual([]);
  });

  it('hold no setting that is a secret', () => {
    const text = logs().join('');
    expect(text).not.toContain(environment['SECRET_KEY']);
    expect(text).not.toContain(new URL(environment['DATABASE_URL']!).password || environment['SECRET_KEY']);
  });

  it('are one JSON object a line', () => {
    for (const line of logs()
      .flatMap((log) => log.split('\n'))
      .filter(Boolean)) {
      expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number), time: expect.any(Number) });
    }
  });
});
