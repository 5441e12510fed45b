/** Picks an approved company, for administrators. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.js';
import { type Pick, PickField } from '../ui/pick-field.js';

interface CompanyFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** Number of the company. */
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
}

const mostFound = 20;

export function CompanyField({ label, hint, value, onChange }: CompanyFieldProps) {
  const { t } = useTranslation('invitations');
  const [picked, setPicked] = useState<Pick>();
  const isKnown = value === undefined || picked?.id === value;
  // A link to the form names a company by its number.
  const named = useQuery({
    queryKey: ['users', value],
    queryFn: ({ signal }) =>
      dataOf(api.GET('/api/v1/users/{userId}', { params: { path: { userId: value! } }, signal })),
    enabled: !isKnown,
  });
  const labelOf = (id: number, name: string) => `${name} · ${t('number', { id })}`;
  const fromAddress = named.data && {
    id: named.data.user_id,
    label: labelOf(named.data.user_id, named.data.name),
  };
  return (
    <PickField
      name="company_id"
      label={label}
      {...(hint && { hint })}
      kind="companies"
      value={value === undefined ? undefined : isKnown ? picked : fromAddress}
      onChange={(pick) => {
        setPicked(pick);
        onChange(pick?.id);
      }}
      find={async (search, signal) => {
        const query = { approval: 'approved', is_deleted: false, search, limit: mostFound } as const;
        const { items } = await dataOf(api.GET('/api/v1/users', { params: { query }, signal }));
        return items.map(({ user_id, name }) => ({ id: user_id, label: labelOf(user_id, name) }));
      }}
    />
  );
}
