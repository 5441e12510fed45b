import { describe, expect, it } from 'vitest';
import { readChanges } from './chosen-columns.js';

describe('the columns that the browser keeps', () => {
  it('are those shown or hidden by hand', () => {
    expect(readChanges('{"email":false,"rank":true}')).toEqual({ email: false, rank: true });
  });

  it.each([null, '', 'nonsense', 'null', '7', '["email"]', '{"email":"no"}'])('are none in %j', (stored) => {
    expect(readChanges(stored)).toEqual({});
  });
});
