/** Areas as callers read them: each with its house and the group of that. */
import type { Area } from '#auth/core';
import { houseGroupAnswer, houseGroupExample } from '../house-group/house-group-answer.js';
import { houseAnswer, houseExample } from '../house/house-answer.js';

export function areaAnswer({ id, version, number, houseId, house }: Area) {
  const group = house?.group ? houseGroupAnswer(house.group) : null;
  return { id, version, number, house_id: houseId, house: house && { ...houseAnswer(house), group } };
}

export const areaExample = {
  id: '019aae10-3c00-7000-8000-000000000004',
  version: 1,
  number: '14',
  house_id: houseExample.id,
  house: { ...houseExample, group: houseGroupExample },
};
