/** An account with its profile, as its own person and as administrators read it. */
import type { AccountDetails } from '#auth/core';
import { userAnswer, userExample } from '../user/user-answer.js';

export function ownAccountAnswer(account: AccountDetails) {
  return {
    ...userAnswer(account),
    language: account.language,
    phones: account.phones,
    number: account.number,
    old_numbers: account.oldNumbers,
    inn: account.inn,
    additional_email: account.additionalEmail,
    profile: account.profile,
  };
}

/** The comment is the administrators' own. */
export function accountAnswer(account: AccountDetails) {
  return { ...ownAccountAnswer(account), comment: account.comment };
}

export const ownAccountExample = {
  ...userExample,
  language: 'en',
  phones: ['+7 921 123-45-67'],
  number: null,
  old_numbers: [],
  inn: null,
  additional_email: null,
  profile: {
    type: 'worker',
    first_name: 'Ann',
    last_name: 'Lee',
    surname: '',
    birth_date: '1990-05-17',
    sex: 'female',
    citizenship: '',
    military: '',
    place_birth: '',
    position: 'electrician',
  },
};

export const accountExample = { ...ownAccountExample, comment: '' };
