/** Text that is not UTF-8 is refused on every input and never stored with replaced characters. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { checkedFetch } from '../support/http/checked-fetch.js';
import { runCommand } from '../support/apps/run-command.js';
import {
  loggedInPerson,
  type KnownPerson,
  uniqueEmail,
  uniquePassword,
  workerProfile,
} from '../support/people/people.js';
import { temporary } from '../support/test-run/process-guard.js';
import { Mailbox } from '../support/mail/mailbox.js';
import { sendRaw } from '../support/attacks/raw-http.js';

const { gateway, mailbox, environment } = inject('system');

/** `Роман` in windows-1251. */
const roman = Buffer.from([0xd0, 0xee, 0xec, 0xe0, 0xed]);
const percentEncoded = (bytes: Buffer) => bytes.toString('hex').replace(/../g, '%$&');

/** Inserts the buffer byte by byte, without encoding it. */
const bytes = (...parts: (string | Buffer)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));

const post = async (path: string, type: string, body: string | Buffer) => {
  const answer = await checkedFetch(`${gateway}/api/v1/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': type },
    body,
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

const urlencoded = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data; boundary=b';
const json = 'application/json';

interface Account {
  readonly email: string;
  readonly password: string;
}

/** The profile as JSON with the given bytes as first name. */
const profile = (firstName: string | Buffer) => {
  const [before, after] = JSON.stringify({ ...workerProfile(), first_name: '|', last_name: 'R' }).split(
    '|',
  ) as [string, string];
  return bytes(before, firstName, after);
};

const form = ({ email, password }: Account, firstName: string | Buffer) => {
  const name = typeof firstName === 'string' ? Buffer.from(firstName) : firstName;
  return `email=${email}&password=${encodeURIComponent(password)}&profile=${percentEncoded(profile(name))}`;
};

const part = (name: string | Buffer, value: string | Buffer, type = '') =>
  bytes('--b\r\nContent-Disposition: form-data; name="', name, `"\r\n${type}\r\n`, value, '\r\n');

const parts = ({ email, password }: Account, firstName: string | Buffer, type = '') =>
  bytes(
    part('email', email),
    part('password', password),
    part('profile', profile(firstName), type),
    '--b--\r\n',
  );

const document = ({ email, password }: Account, firstName: string | Buffer) =>
  bytes(`{"email":"${email}","password":"${password}","profile":`, profile(firstName), '}');

const latin1 = 'Content-Type: text/plain; charset=ISO-8859-1\r\n';

describe('registering with a name', () => {
  const account = () => ({ email: uniqueEmail('text'), password: uniquePassword() });
  type Case = readonly [
    what: string,
    type: string,
    body: (account: Account) => string | Buffer,
    status: number,
  ];

  const refused: readonly Case[] = [
    ['percent-encoded windows-1251', urlencoded, (a) => form(a, roman), 400],
    [
      'raw windows-1251 in a urlencoded body',
      urlencoded,
      (a) => bytes(form(a, 'R'), '&surname=', roman),
      400,
    ],
    ['windows-1251 in a multipart body', multipart, (a) => parts(a, roman), 400],
    ['windows-1251 in JSON', json, (a) => document(a, roman), 400],
    ['half a surrogate pair in JSON', json, (a) => document(a, '\\ud800'), 400],
    ['half a surrogate pair in JSON within a form', urlencoded, (a) => form(a, '\\udfff'), 400],
    ['an overlong sequence', urlencoded, (a) => form(a, Buffer.from([0xc0, 0xaf])), 400],
    ['an encoded surrogate', urlencoded, (a) => form(a, Buffer.from([0xed, 0xa0, 0x80])), 400],
    ['a sequence that is cut short', multipart, (a) => parts(a, Buffer.from([0xd0])), 400],
    ['a declared windows-1251', `${urlencoded}; charset=windows-1251`, (a) => form(a, 'Роман'), 415],
    ['a declared windows-1251 in JSON', `${json}; charset=windows-1251`, (a) => document(a, 'Роман'), 415],
    ['a declared ISO-8859-1 for a form', `${multipart}; charset=ISO-8859-1`, (a) => parts(a, 'Роман'), 415],
    ['a declared ISO-8859-1 for its part', multipart, (a) => parts(a, 'Роман', latin1), 415],
    [
      'a declared UTF-16',
      `${json}; charset=utf-16le`,
      (a) => Buffer.from(String(document(a, 'R')), 'utf16le'),
      415,
    ],
  ];
  it.each(refused)('in %s is refused and stores nothing', async (_, type, body, status) => {
    const given = account();
    const answer = await post('register/', type, body(given));
    expect([answer.status, answer.body]).toEqual([
      status,
      { detail: expect.any(String), code: expect.any(String) },
    ]);
    expect((await post('register/', json, document(given, 'Роман'))).status).toBe(201);
  });

  const taken: readonly Case[] = [
    ['UTF-8', urlencoded, (a) => form(a, 'Роман'), 201],
    ['UTF-8, declared', `${urlencoded}; charset="UTF-8"`, (a) => form(a, 'Роман'), 201],
    ['UTF-8 in a multipart body', multipart, (a) => parts(a, 'Роман'), 201],
    [
      'UTF-8, declared for a part',
      multipart,
      (a) => parts(a, 'Роман', 'Content-Type: text/plain; charset=utf-8\r\n'),
      201,
    ],
    ['a whole surrogate pair in JSON', json, (a) => document(a, '\\ud83d\\ude00'), 201],
    ['ASCII, declared as ISO-8859-1', `${json}; charset=ISO-8859-1`, (a) => document(a, 'Roman'), 201],
    ['ASCII, declared as windows-1251', `${urlencoded}; charset=windows-1251`, (a) => form(a, 'Roman'), 201],
    ['ASCII, its part declared as ISO-8859-1', multipart, (a) => parts(a, 'Roman', latin1), 201],
    ['a replacement character that was meant', urlencoded, (a) => form(a, '\ufffd'), 201],
  ];
  it.each(taken)('in %s is stored as it was sent', async (_, type, body, status) => {
    const answer = await post('register/', type, body(account()));
    const { first_name: name } = answer.body['profile'] as Record<string, string>;
    expect([answer.status, ['Роман', 'Roman', '😀', '\ufffd']]).toEqual([
      status,
      expect.arrayContaining([name]),
    ]);
  });

  it('that has a literal percent sign is stored with it', async () => {
    const { email, password } = account();
    const answer = await post(
      'register/',
      urlencoded,
      `${form({ email, password }, 'R')}`.replace('%52', '100%'),
    );
    expect((answer.body['profile'] as Record<string, string>)['first_name']).toBe('100%');
  });
});

describe('a multipart field', () => {
  it('whose name is not UTF-8 is refused as unreadable', async () => {
    const answer = await post('login/', multipart, bytes(part(roman, 'x'), '--b--\r\n'));
    expect([answer.status, Object.keys(answer.body)]).toEqual([400, ['detail', 'code']]);
  });
});

describe('a URL', () => {
  let person: KnownPerson;
  beforeAll(async () => {
    person = await loggedInPerson(gateway, new Mailbox(mailbox));
  });
  const ask = (target: string | Buffer) => sendRaw(gateway, requestFor(target));
  const requestFor = (target: string | Buffer) =>
    bytes(
      'GET ',
      target,
      ` HTTP/1.1\r\nHost: x\r\nConnection: close\r\nCookie: ${person.browser.jar.header()}\r\n\r\n`,
    );

  it.each<[string, string | Buffer]>([
    ['a query', `/api/v1/activate/?user_id=1&activation_code=${percentEncoded(roman)}`],
    ['the name of a parameter', `/api/v1/activate/?user_id=1&activation_code=x&${percentEncoded(roman)}=1`],
    ['a query, as raw bytes', bytes('/api/v1/activate/?user_id=1&activation_code=', roman)],
    ['a query that ends within an escape', '/api/v1/activate/?user_id=1&activation_code=%D0%9F%D'],
    ['a path', `/api/v1/users/${percentEncoded(roman)}`],
    ['a path, as raw bytes', bytes('/api/v1/users/', roman)],
  ])('with windows-1251 in %s is refused', async (_, target) => {
    const answer = await ask(target);
    expect([answer.status, Object.keys(JSON.parse(answer.body) as object)]).toEqual([
      400,
      ['detail', 'code'],
    ]);
  });
});

describe('a User-Agent', () => {
  const login = (agent: Buffer | string, { email, password }: Account) => {
    const body = JSON.stringify({ email, password });
    const head = `Host: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}`;
    return sendRaw(
      gateway,
      bytes(`POST /api/v1/login/ HTTP/1.1\r\n${head}\r\nUser-Agent: `, agent, `\r\n\r\n${body}`),
    );
  };

  it('that is not UTF-8 is refused, and one in UTF-8 is shown as it was sent', async () => {
    const person = await loggedInPerson(gateway, new Mailbox(mailbox));
    expect((await login(roman, person)).status).toBe(400);
    expect((await login('Браузер Романа', person)).status).toBe(200);
    const { body } = await person.browser.get('/api/v1/me/sessions/');
    expect(JSON.stringify(body)).toContain('Браузер Романа');
  });
});

describe('a command', () => {
  it('accepts no password from standard input that is not UTF-8', async () => {
    const given = Buffer.concat([Buffer.from('long enough '), roman, Buffer.from('\n')]);
    const email = uniqueEmail('root');
    const { code, stderr } = await runCommand(
      ['createsuperuser', '--noinput', '--email', email],
      environment,
      given,
    );
    expect([code, stderr]).toEqual([1, 'Standard input is not UTF-8. Convert it and try again.\n']);
  });

  it('imports no permissions from a file that is not UTF-8', async () => {
    const file = join(temporary, 'permissions-1251.txt');
    await writeFile(file, Buffer.concat([Buffer.from('fine_name\n'), roman]));
    for (const command of [
      ['permissions', 'import', file],
      ['seed', '--permissions', file],
    ]) {
      const { code, stderr } = await runCommand(command, environment);
      expect([code, stderr]).toEqual([1, `${file} is not UTF-8. Convert it and try again.\n`]);
    }
    const { stdout } = await runCommand(['permissions', 'list'], environment);
    expect(stdout).not.toContain('fine_name');
  });

  it('accepts no arguments that are not UTF-8', async () => {
    const { code, stderr } = await runCommand(['users', 'show', 'caf\ufffd@example.org'], environment);
    expect([code, stderr]).toEqual([
      1,
      'The command line is not UTF-8. Check the locale of this terminal.\n',
    ]);
  });
});
