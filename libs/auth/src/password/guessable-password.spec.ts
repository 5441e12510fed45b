import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isBreached } from './breached-passwords.js';
import { isMadeOfContext } from './context-words.js';
import { isFrequentPassword } from './frequent-passwords.js';
import { isGuessablePattern } from './guessable-pattern.js';
import { passwordFaults } from './password-rules.js';

const faults = (password: string, known: readonly string[] = []) =>
  passwordFaults(password, { email: 'user@example.com', minLength: 8, known });

describe('a password of the lists', () => {
  const listed = readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');

  it('is refused: none of the 19,640 of the second list passes', () => {
    expect(listed).toHaveLength(19_640);
    expect(listed.filter((password) => faults(password).length === 0)).toEqual([]);
  });

  it.each(['!', '1!', '2026', '2026!', '!2026', '!!1999', '1987!!'])(
    'is refused with %j appended',
    (suffix) => {
      const passing = listed
        .slice(0, 3000)
        .map((word) => `${word}${suffix}`)
        .filter((password) => password.length >= 8 && faults(password).length === 0);
      expect(passing).toEqual([]);
    },
  );

  it.each([
    'Password1!',
    'P@$$w0rd',
    'Summer2026!',
    'p4ssw0rd99',
    'Qwerty2024!!',
    '1L0VEY0U',
    'welcome1!1999',
    'Monkey-2020',
    'zaq1@WSX',
    'Admin!@#$',
    'Test!@#$',
    'Monkey!@#',
  ])('is refused in its usual variation: %s', (password) => {
    expect(isFrequentPassword(password)).toBe(true);
  });

  it.each([
    'ghbdtn007',
    'pwdtoanotheruser',
    'correct horse battery',
    'summer rain on tin',
    'Monkey-202011',
    'dragonfly kettle',
  ])('is accepted inside a longer one: %s', (password) => {
    expect(faults(password)).toEqual([]);
  });
});

describe('a pattern', () => {
  it.each([
    '00000000',
    '123123123',
    'qweqweqwe',
    'abcabcab',
    'ёлкаёлка',
    'abcdefgh',
    'hgfedcba',
    'абвгдеёж',
    'абвгдежз',
    '98765432',
    'qwertyuiop[]',
    'asdfghjkl;',
    'poiuytrewq',
    'йцукенгш',
    'фывапролдж',
    'ячсмитьбю',
    'qazwsxedcrfv',
    '1qaz2wsx3edc',
    'йфяцычувс',
    '1q2w3e4r5t',
    'aaabbbcccddd',
    'qweasdzxc123',
    'qwertyuiop2024!',
    'йцукен123!',
    '1q@w3e$r',
    'qwe!@#qwe',
  ])('is refused: %s', (password) => {
    expect(isGuessablePattern(password)).toBe(true);
    expect(faults(password)).not.toEqual([]);
  });

  it.each(['kettle qwerty boat', 'abcd kettle 1234', 'Банан и 12345 слонов', 'correcthorsecorrecthorse'])(
    'is accepted inside a longer one: %s',
    (password) => {
      expect(isGuessablePattern(password)).toBe(false);
    },
  );
});

describe('public data of a user', () => {
  const known = ['Роман', 'Кузнецов-Долгих', 'Аня', 'Northern Houses', 'Gatehouse'];

  it.each([
    'роман1990',
    'Кузнецов!',
    'РоманКузнецов77',
    'Аня2001!!',
    'kuznetsov1990',
    'Kuzn3ts0v',
    'northernhouses',
    'Northern Houses 26',
    'gatehouse',
    'G@teh0use2026!',
  ])('is refused as a password: %s', (password) => {
    expect(isMadeOfContext(password, known)).toBe(true);
    expect(faults(password, known)).not.toEqual([]);
  });

  it.each(['ghbdtn007', 'Аня любит пирожки', 'the gatehouse keeper', 'романс о влюблённых'])(
    'is accepted inside a longer password: %s',
    (password) => {
      expect(isMadeOfContext(password, known)).toBe(false);
    },
  );
});

describe('a file of breached passwords', () => {
  let folder: string;
  const sha1 = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase();
  const breached = Array.from({ length: 2000 }, (_, index) => `breached ${index}`);
  const file = (name: string) => join(folder, name);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'breached-'));
    const lines = breached.map((password, index) => `${sha1(password)}:${index * 977}`).toSorted();
    await writeFile(file('crlf.txt'), `${lines.join('\r\n')}\r\n`);
    await writeFile(file('lf.txt'), lines.join('\n'));
    await writeFile(file('one.txt'), `${sha1('breached 1')}:1`);
    await writeFile(file('empty.txt'), '');
    await writeFile(file('other.txt'), 'password\n'.repeat(100));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(['crlf.txt', 'lf.txt'])('finds passwords at every position, and no others: %s', async (name) => {
    const missed = [];
    for (const password of breached) if (!(await isBreached(file(name), password))) missed.push(password);
    expect(missed).toEqual([]);
    for (let index = 0; index < 200; index++)
      expect(await isBreached(file(name), `unknown ${index}`)).toBe(false);
  });

  it('may have one line or none', async () => {
    expect(await isBreached(file('one.txt'), 'breached 1')).toBe(true);
    expect(await isBreached(file('one.txt'), 'breached 2')).toBe(false);
    expect(await isBreached(file('empty.txt'), 'breached 1')).toBe(false);
  });

  it('in another format or missing lets no password pass unchecked', async () => {
    await expect(isBreached(file('other.txt'), 'x')).rejects.toThrow('not a SHA-1');
    await expect(isBreached(file('missing.txt'), 'x')).rejects.toThrow('ENOENT');
  });
});
