/** An account with its profile, as its own person and as administrators read it. */
import type { AccountDetails } from '#auth/core';
import { userAnswer, userExample } from '../user/user-answer.js';

function detailsAnswer(account: AccountDetails) {
  return {
    ...userAnswer(account),
    language: account.language,
    phones: account.phones,
    number: account.number,
    old_numbers: account.oldNumbers,
    inn: account.inn,
    additional_email: account.additionalEmail,
    has_second_factor: account.hasSecondFactor,
    profile: account.profile,
  };
}

/** `avatar` is where the picture is to be seen. */
export function ownAccountAnswer(account: AccountDetails) {
  return { ...detailsAnswer(account), avatar: account.avatar && '/api/v1/me/avatar/' };
}

/** The comment is the administrators' own. */
export function accountAnswer(account: AccountDetails) {
  const avatar = account.avatar && `/api/v1/users/${account.id}/avatar/`;
  return { ...detailsAnswer(account), avatar, comment: account.comment };
}

export const ownAccountExample = {
  ...userExample,
  language: 'en',
  phones: ['+7 921 123-45-67'],
  number: null,
  old_numbers: [],
  inn: null,
  additional_email: null,
  has_second_factor: false,
  avatar: null,
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
