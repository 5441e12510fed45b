/** Houses as callers read them. */
import type { House } from '#auth/core';
import { houseGroupExample } from '../house-group/house-group-answer.js';

export function houseAnswer({ id, version, zipCode, city, street, number, letter, groupId }: House) {
  return { id, version, zip_code: zipCode, city, street, number, letter, group_id: groupId };
}

export const houseExample = houseAnswer({
  id: '019aae10-3c00-7000-8000-000000000003',
  version: 1,
  zipCode: '190000',
  city: 'Санкт-Петербург',
  street: 'Невский проспект',
  number: '1',
  letter: '',
  groupId: houseGroupExample.id,
});
