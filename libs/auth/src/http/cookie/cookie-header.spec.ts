import { describe, expect, it } from 'vitest';
import { valuesOf } from './cookie-header.js';

describe('the values of a cookie', () => {
  it.each<[string, string | undefined, string[]]>([
    ['no header', undefined, []],
    ['an empty one', '', []],
    ['others only', 'access=1; access_token2=2; xaccess_token=3', []],
    ['one', 'a=1; access_token=x.y.z; b=2', ['x.y.z']],
    ['several, in the order sent', 'access_token=far; a=1; access_token=near', ['far', 'near']],
    ['one several times', 'access_token=x; access_token=x', ['x']],
    ['empty ones', 'access_token=; access_token; access_token = ;access_token=x', ['x']],
    ['no spaces, and many', 'a=1;access_token=x;;;  access_token=y;', ['x', 'y']],
    ['broken encoding', 'a=%E0%A4%A; access_token=%E0%A4%A; access_token=x', ['%E0%A4%A', 'x']],
    ['a value with = in it', 'access_token=a=b==', ['a=b==']],
    ['a name in another case', 'Access_Token=x', []],
    ['a huge one before the good one', `access_token=${'x'.repeat(5000)}; access_token=y`, ['y']],
    ['a value that looks like a cookie', 'a="access_token=planted"; access_token=x', ['x']],
    ['a value in quotation marks', 'access_token="x.y.z"; access_token= "a" ', ['x.y.z', 'a']],
    ['an unbalanced quotation mark', 'access_token="x; access_token="; access_token=y"', ['"x', '"', 'y"']],
    ['an empty value in quotation marks', 'access_token=""; access_token=x', ['x']],
    ['__proto__', '__proto__=1; access_token=x', ['x']],
  ])('are found among %s', (_, header, values) => {
    expect(valuesOf(header, 'access_token')).toEqual(values);
  });

  it('include the valid one after as many planted ones as fit', () => {
    const token = (n: number) => `access_token=${String(n).padStart(250, 'x')}`;
    const planted = Array.from({ length: 60 }, (_, n) => token(n)).join('; ');
    expect(planted.length).toBeGreaterThan(15_000);
    expect(valuesOf(`${planted}; access_token=good`, 'access_token').at(-1)).toBe('good');
  });
});
