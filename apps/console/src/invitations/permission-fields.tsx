/** What the invited account may do: single permissions, and a permission group. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../api/client.js';
import { CheckField, SelectField, TextField } from '../ui/field.js';
import type { Kind } from './address.js';
import styles from './permission-fields.module.css';

interface PermissionFieldsProps {
  readonly type: Kind;
  /** Undefined for an account of a company. */
  readonly companyId: number | undefined;
}

/** Above this number of permissions one searches. */
const few = 8;

export function PermissionFields({ type, companyId }: PermissionFieldsProps) {
  const { t } = useTranslation('invitations');
  const [search, setSearch] = useState('');
  const { data } = useQuery({
    queryKey: ['invitations', 'permissions', companyId],
    queryFn: ({ signal }) =>
      dataOf(
        api.GET('/api/v1/invitations/permissions', { params: { query: { company_id: companyId } }, signal }),
      ),
  });
  if (!data || (data.permissions.length === 0 && data.groups.length === 0)) return null;
  const isFound = ({ permission, description }: (typeof data.permissions)[number]) =>
    `${permission} ${description}`.toLowerCase().includes(search.trim().toLowerCase());
  return (
    <fieldset className={styles.fieldset}>
      <legend>{t('permissions')}</legend>
      {type !== 'company' && <p className={styles.hint}>{t(`permissionsOf.${type}`)}</p>}
      {data.permissions.length > few && (
        <TextField
          name="permission_search"
          type="search"
          label={t('searchPermissions')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          // Enter would send the invitation.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      )}
      {data.permissions.length > 0 && (
        <div className={styles.list}>
          {data.permissions.map((each) => (
            // Hidden ones stay ticked.
            <div key={each.permission} hidden={!isFound(each)}>
              <CheckField
                name="permissions"
                value={each.permission}
                label={each.permission}
                {...(each.description && { hint: each.description })}
              />
            </div>
          ))}
        </div>
      )}
      {data.is_cut && <p className={styles.hint}>{t('permissionsCut')}</p>}
      {data.groups.length > 0 && (
        <SelectField
          name="group"
          label={t('group')}
          choices={[
            { value: '', label: t('noGroup') },
            ...data.groups.map((name) => ({ value: name, label: name })),
          ]}
        />
      )}
    </fieldset>
  );
}
