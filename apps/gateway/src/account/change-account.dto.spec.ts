import { validateSync } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { ChangeAccountDto } from './change-account.dto.js';

const faultsOf = (comment: string) =>
  validateSync(Object.assign(new ChangeAccountDto(), { comment })).map(({ property }) => property);

describe('validation of the comment on an account', () => {
  it('accepts several lines and tabs', () => {
    expect(faultsOf('one\r\n\ttwo\nthree')).toEqual([]);
  });

  it.each(['\u001b[2J', 'a\u0007', 'a\u0085b', 'gnp.\u202eexe', '\u2066x\u2069'])('rejects %j', (comment) => {
    expect(faultsOf(comment)).toEqual(['comment']);
  });
});
