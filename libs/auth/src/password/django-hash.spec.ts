import { describe, expect, it } from 'vitest';
import { parseDjangoHash } from './django-hash.js';

const end = 'ab+3E/PxKm7u4/35wUi4kpVA81gh7Jxbyk1Vy/q5gdw=';

describe('a hash of the old service', () => {
  it.each([1, 600_000, 2_000_000])('of %d iterations is usable', (iterations) => {
    expect(parseDjangoHash(`pbkdf2_sha256$${iterations}$VEOpJf3ZrpiRKe5OM34ye7$${end}`)).toBeDefined();
  });

  it.each([
    '',
    '!unusable',
    `pbkdf2_sha256$2000001$salt$${end}`,
    `pbkdf2_sha256$99999999$salt$${end}`,
    `pbkdf2_sha256$0$salt$${end}`,
    `pbkdf2_sha256$-1$salt$${end}`,
    `pbkdf2_sha256$1e6$salt$${end}`,
    `pbkdf2_sha256$600000$$${end}`,
    `pbkdf2_sha256$600000$salt$`,
    `pbkdf2_sha256$600000$salt$${end}\n`,
    `pbkdf2_sha256$600000$salt$extra$${end}`,
    `pbkdf2_sha1$600000$salt$${end}`,
    'md5$salt$c0ffee',
    null,
    undefined,
  ])('%j is refused', (hash) => {
    expect(parseDjangoHash(hash)).toBeUndefined();
  });
});
