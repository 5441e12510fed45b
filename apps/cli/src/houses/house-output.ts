/** A house as columns of one line, and as the document of the HTTP API. */
import type { House } from '#organisation';

export const houseHeader = ['id', 'postal code', 'city', 'street', 'number', 'house group'];

export const houseColumns = ({ id, zipCode, city, street, number, letter, groupId }: House) => [
  id,
  zipCode || '-',
  city,
  street,
  `${number}${letter}`,
  groupId ?? '-',
];

export const houseDocument = ({ id, version, zipCode, city, street, number, letter, groupId }: House) => ({
  id,
  version,
  zipCode,
  city,
  street,
  number,
  letter,
  groupId,
});
