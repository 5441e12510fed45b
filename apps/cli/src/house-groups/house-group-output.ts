/** A house group as columns of one line, and as the documents of the HTTP API. */
import type { HouseGroup } from '#organisation';

export const houseGroupHeader = ['id', 'name', 'company', 'name of the company'];

export const houseGroupColumns = ({ id, name, providerId }: HouseGroup) => [id, name, providerId ?? '-'];

export const listedHouseGroupColumns = (group: HouseGroup) => [
  ...houseGroupColumns(group),
  group.provider?.name ?? '-',
];

export const houseGroupDocument = ({ id, version, name, providerId }: HouseGroup) => ({
  id,
  version,
  name,
  providerId,
});

export const listedHouseGroupDocument = (group: HouseGroup) => ({
  ...houseGroupDocument(group),
  providerName: group.provider?.name ?? null,
});
