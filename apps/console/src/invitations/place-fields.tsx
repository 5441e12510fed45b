/** Where the invited person will belong: a department of a worker, an area of a tenant. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.js';
import { everyItem, mostPerPage } from '../api/every-item.js';
import { SelectField, TextField } from '../ui/field.js';

interface OfCompany {
  /** Undefined for an administrator who invites to no company. */
  readonly companyId: number | undefined;
}

interface Place {
  readonly value: string;
  readonly label: string;
}

/** Numbers in names are compared by their value. */
const { compare } = new Intl.Collator('ru', { numeric: true });
const sorted = (places: readonly Place[] = []) =>
  places.toSorted((one, other) => compare(one.label, other.label));

export function DepartmentField({ companyId }: OfCompany) {
  const { t } = useTranslation('invitations');
  const departments = useQuery({
    queryKey: ['departments', 'every', companyId],
    queryFn: () =>
      everyItem((after) =>
        dataOf(
          api.GET('/api/v1/departments', {
            params: { query: { company_id: companyId, after, limit: mostPerPage } },
          }),
        ),
      ),
  });
  const places = departments.data?.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <SelectField
      name="department_id"
      label={t('department')}
      choices={[{ value: '', label: t('noDepartment') }, ...sorted(places)]}
    />
  );
}

/** A company has thousands of areas, so the house is chosen first. */
export function AreaFields({ companyId }: OfCompany) {
  const { t } = useTranslation('invitations');
  const [group, setGroup] = useState('');
  const [house, setHouse] = useState('');
  const groups = useGroups(companyId);
  // With one group there is nothing to choose.
  const only = groups.length === 1 ? groups[0]!.value : '';
  const houses = useHouses(group || only);
  const areas = useAreas(house);
  const choose = (label: string, places: readonly Place[]) => [{ value: '', label }, ...sorted(places)];
  const pickGroup = (value: string) => {
    setGroup(value);
    setHouse('');
  };
  return (
    <>
      {only === '' && (
        <SelectField
          name="house_group"
          label={t('houseGroup')}
          value={group}
          onChange={(event) => pickGroup(event.target.value)}
          choices={choose(t('noGroupOfHouses'), groups)}
        />
      )}
      <SelectField
        name="house"
        label={t('house')}
        value={house}
        onChange={(event) => setHouse(event.target.value)}
        choices={choose(t('noHouse'), houses)}
      />
      <SelectField
        // The areas of another house start without a choice.
        key={house}
        name="area_id"
        label={t('area')}
        choices={choose(t('noArea'), areas)}
      />
      <TextField name="part" label={t('part')} hint={t('partHint')} inputMode="decimal" maxLength={12} />
    </>
  );
}

function useGroups(companyId: number | undefined): Place[] {
  const { data } = useQuery({
    queryKey: ['house-groups', 'every', companyId],
    queryFn: () =>
      everyItem((after) =>
        dataOf(
          api.GET('/api/v1/house-groups', {
            params: { query: { provider_id: companyId, after, limit: mostPerPage } },
          }),
        ),
      ),
  });
  return (data ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

function useHouses(group: string): Place[] {
  const { data } = useQuery({
    queryKey: ['houses', 'every', group],
    queryFn: () =>
      everyItem((after) =>
        dataOf(
          api.GET('/api/v1/houses', { params: { query: { group_id: group, after, limit: mostPerPage } } }),
        ),
      ),
    enabled: group !== '',
  });
  return (data ?? []).map(({ id, city, street, number, letter }) => ({
    value: id,
    label: [city, street, `${number}${letter}`].filter(Boolean).join(', '),
  }));
}

function useAreas(house: string): Place[] {
  const { data } = useQuery({
    queryKey: ['areas', 'every', house],
    queryFn: () =>
      everyItem((after) =>
        dataOf(
          api.GET('/api/v1/areas', { params: { query: { house_id: house, after, limit: mostPerPage } } }),
        ),
      ),
    enabled: house !== '',
  });
  return (data ?? []).map(({ id, number }) => ({ value: id, label: number }));
}
