import { dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, it } from 'vitest';
import { passwordFaults } from './password-rules.js';

const faults = (password: string, { email = 'user@example.com', minLength = 8 } = {}) =>
  passwordFaults(password, { email, minLength }).map(String);

/** Without a repeat in it. */
const varied = (length: number, first = 0x1f300) =>
  Array.from({ length }, (_, at) => String.fromCodePoint(first + ((at * 37) % 199))).join('');

const tooShort = [expect.stringContaining('too short')];
const tooLong = [expect.stringContaining('too long')];
const guessed = [expect.stringContaining('guessed first')];
const similar = [expect.stringContaining('similar to the email')];

describe('a new password', () => {
  it('is measured in code points, 8 to 128', () => {
    expect(faults(varied(7))).toEqual(tooShort);
    expect(faults(varied(8))).toEqual([]);
    expect(faults(varied(128))).toEqual([]);
    expect(faults(varied(129))).toEqual(tooLong);
    expect(faults('')).toEqual(tooShort);
  });

  it('is measured in its canonical form', () => {
    expect(faults('e\u0301'.repeat(7))).toEqual(tooShort);
    expect(faults(`${'\u0438\u0306'.repeat(3)}${varied(125)}`)).toEqual([]);
    expect(faults('\ufdfa'.repeat(8))).toEqual(tooLong);
  });

  it('has at least the configured number of characters', () => {
    expect(faults('v7 kettle b', { minLength: 12 })).toEqual([expect.stringContaining('at least 12')]);
    expect(faults('v7 kettle bo', { minLength: 12 })).toEqual([]);
  });

  it('of a megabyte is too long, and is not examined', () => {
    expect(faults('\ufdfa'.repeat(1_048_576))).toEqual(tooLong);
  });

  it.each([
    '        x',
    'words with spaces in it',
    'снежинка на ладони',
    '🦊🐻🐼🐨🐯🦁🐮🐷',
    '\t\n\u00a0\u2003 abc',
  ])('may be %j: no kind of character is required or forbidden', (password) => {
    expect(faults(password)).toEqual([]);
  });

  it('contains no NUL and no lone surrogate', () => {
    expect(faults('long enough\0')).toEqual([expect.stringContaining('Null')]);
    expect(faults('long enough \ud800')).toEqual([expect.stringContaining('does not exist')]);
  });

  it.each([
    'password',
    'PassWord1',
    'qwertyuiop',
    '1q2w3e4r5t',
    'ｐａｓｓｗｏｒｄ',
    '  iloveyou ',
    'administrator',
  ])('is refused if it is one that guessers try first: %s', (password) => {
    expect(faults(password)).toEqual(guessed);
  });

  it('is none of the 20,000 most common ones', () => {
    const commonest = dictionary['passwords-common'].slice(0, 20_000);
    expect(commonest).toHaveLength(20_000);
    expect(commonest.filter((password) => faults(password).length === 0)).toEqual([]);
  });
});

describe('a password compared with the email', () => {
  it.each([
    ['ivan.petrov@example.com', 'ivan.petrov@example.com'],
    ['ivan.petrov2024', 'ivan.petrov@example.com'],
    ['Ivan_Petrov!', 'ivan.petrov@example.com'],
    ['petrov ivan', 'ivan.petrov@example.com'],
    ['ivanpetorv', 'ivan.petrov@example.com'],
    ['IvanPetrov', 'IVAN.PETROV@EXAMPLE.COM'],
    ['ivan.petrov@mail.sub.domain.example.com', 'ivan.petrov@mail.sub.domain.example.com'],
    ['northwind-77', 'info@northwind.example'],
    ['northwind.ee1', 'info@northwind.ee'],
    ['ann1ann2ann3', 'ann@example.com'],
    ['Иванов-1990', 'иванов@пример.рф'],
    ['ｉｖａｎｐｅｔｒｏｖ', 'ivan.petrov@example.com'],
    ['a@b.ee-12', 'a@b.ee'],
  ])('%s is refused beside %s', (password, email) => {
    expect(faults(password, { email })).toEqual(expect.arrayContaining(similar));
  });

  it.each([
    ['ghbdtn007', 'some@email.ee'],
    ['pwdtoanotheruser', 'another@email.go'],
    ['my name is not petrov', 'ivan.petrov@example.com'],
    ['comet over kom', 'info@northwind.com'],
    ['abacus banana', 'a@b.ee'],
    ['v7 kettle boils', 'v7@k.ee'],
    ['👍🦊🐻🐼🐨🐯🦁👍', 'ann@example.com'],
    ['no email here', ''],
    ['no email here', '@'],
  ])('%s is accepted beside %s', (password, email) => {
    expect(faults(password, { email })).toEqual([]);
  });

  it('is measured by its remaining part, 8 characters', () => {
    const email = 'ivan.petrov@example.com';
    expect(faults('petrov-123456', { email })).toEqual(similar);
    expect(faults('petrov-1234567', { email })).toEqual([]);
  });
});
