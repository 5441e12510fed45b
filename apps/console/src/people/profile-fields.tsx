/** The fields of a new profile: for an account that is created, or that has none. */
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { SelectField, TextField } from '../ui/field.js';
import { types } from './address.js';

type Profile = Schemas['GiveProfileDto']['profile'];
export type ProfileType = (typeof types)[number];

const names = ['last_name', 'first_name', 'surname'] as const;
const besides = ['citizenship', 'place_birth', 'military'] as const;
const ofTenants = ['rooms', 'snils', 'gis_uid', 'hcs_uid'] as const;

type TextName = (typeof names | typeof besides | typeof ofTenants)[number];

interface ProfileFieldsProps {
  readonly type: ProfileType;
  readonly onType: (type: ProfileType) => void;
}

/** The fields are named by their path in the body, as the answer names those that are wrong. */
export function ProfileFields({ type, onType }: ProfileFieldsProps) {
  const { t } = useTranslation('people');
  const text = (name: TextName) => (
    <TextField key={name} name={`profile.${name}`} label={t(`profile.${name}`)} />
  );
  return (
    <>
      <SelectField
        name="type"
        label={t('type')}
        value={type}
        onChange={({ target }) => onType(types.find((one) => one === target.value) ?? 'worker')}
        choices={types.map((value) => ({ value, label: t(`types.${value}`) }))}
      />
      {type === 'company' ? (
        <>
          <TextField name="profile.name" label={t('name')} required />
          <TextField name="profile.address" label={t('profile.address')} />
        </>
      ) : (
        <>
          {names.map(text)}
          <TextField name="profile.birth_date" label={t('profile.birth_date')} type="date" />
          <SelectField
            name="profile.sex"
            label={t('profile.sex')}
            choices={[
              { value: 'female', label: t('profile.female') },
              { value: 'male', label: t('profile.male') },
            ]}
          />
          {besides.map(text)}
          {type === 'worker' ? (
            <TextField name="profile.position" label={t('profile.position')} />
          ) : (
            ofTenants.map(text)
          )}
        </>
      )}
    </>
  );
}

export function profileIn(type: ProfileType, values: FormData): Profile {
  const given = [...values].filter(([name, value]) => name.startsWith('profile.') && value !== '');
  const fields = given.map(([name, value]) => [name.slice('profile.'.length), String(value)]);
  return { type, ...Object.fromEntries(fields) } as Profile;
}
