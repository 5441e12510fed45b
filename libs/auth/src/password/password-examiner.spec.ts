import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { describe, expect, it } from 'vitest';
import { passwordExaminer, type Surroundings } from './password-examiner.js';
import { passwordFaults } from './password-rules.js';

const frequentPasswords = dictionary['passwords-common']!.map(String).slice(0, 10_000);
const examine = passwordExaminer({ frequentPasswords, graphs: adjacencyGraphs });

const form: Surroundings = {
  minLength: 8,
  maxLength: 128,
  email: 'ivan.petrov@example.com',
  names: ['Иван', 'Петров', ''],
  serviceNames: ['Gatehouse', 'example'],
};

describe('a typed password', () => {
  it.each([
    ['short', 'length'],
    ['x'.repeat(129), 'length'],
    ['P@ssw0rd2026', 'frequent'],
    ['12.05.1990', 'pattern'],
    ['qweasdzxc', 'pattern'],
    ['ivan.petrov2024', 'email'],
    ['Петров1987', 'name'],
    ['gatehouse12', 'name'],
  ])('%j breaks the rule "%s" and is weak', (password, rule) => {
    const { rules, strength } = examine(password, form);
    expect(rules).toMatchObject({ [rule]: false });
    expect(strength).toBe(0);
  });

  it('breaks no rule here that the server would not refuse', () => {
    const { email, minLength, names, serviceNames } = form;
    const known = [...names!, ...serviceNames];
    const typed = [
      ...frequentPasswords.slice(0, 2000),
      'correct horse battery',
      'ivan petrov 2024',
      'фывапролдж',
    ];
    for (const password of typed) {
      const isBroken = Object.values(examine(password, form).rules).includes(false);
      const faults = passwordFaults(password, { email, minLength, known });
      if (isBroken) expect([password, faults]).not.toEqual([password, []]);
    }
  });

  it('leaves rules undecided that need data which the form does not have', () => {
    const typed = 'seven green lamps outside';
    expect(examine(typed, form).rules).toEqual({ length: true, pattern: true, email: true, name: true });
    const bare = { ...form, email: '', names: undefined };
    expect(examine(typed, bare).rules).toEqual({ length: true, pattern: true });
    expect(examine('gatehouse12', bare).rules).toMatchObject({ name: false });
  });

  it('becomes stronger the harder it is to guess', () => {
    const typed = ['kettle7x', 'kettle7xq', 'kettle7xqv9', 'seven green lamps outside'];
    const strengths = typed.map((password) => examine(password, form).strength);
    expect(strengths).toEqual(strengths.toSorted());
    expect(strengths.at(-1)).toBe(3);
    expect(new Set(strengths).size).toBeGreaterThan(2);
  });

  it('is weaker for its owner whose name it contains', () => {
    const password = 'Анастасия-ключ';
    const own = { ...form, names: ['Анастасия'] };
    expect(examine(password, own).strength).toBeLessThan(examine(password, form).strength);
  });
});
