/** An area as columns of one line, and as the document of the HTTP API. */
import type { Area } from '#organisation';
import { houseGroupDocument } from '../house-groups/house-group-output.js';
import { houseDocument } from '../houses/house-output.js';

export const areaHeader = ['id', 'number', 'house', 'city', 'street', 'number of the house'];

/** @param area with its house */
export const areaColumns = ({ id, number, houseId, house }: Area) => [
  id,
  number,
  houseId,
  house!.city,
  house!.street,
  `${house!.number}${house!.letter}`,
];

/** @param area with its house and the house's group */
export const areaDocument = ({ id, version, number, houseId, house }: Area) => ({
  id,
  version,
  number,
  houseId,
  house: { ...houseDocument(house!), group: house!.group ? houseGroupDocument(house!.group) : null },
});
