/** Invites a person or a company. What the form asks for depends on the kind and on the company, which are in the address. */
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { changed } from '../api/changed.js';
import { type Caller, useCaller } from '../api/caller.js';
import { api } from '../api/client.js';
import { languages } from '../texts/texts.js';
import { SelectField, TextField } from '../ui/field.js';
import { Form } from '../ui/form.js';
import { Card, Screen } from '../ui/screen.js';
import { type Kind, kinds, type NewInvitationAddress } from './address.js';
import { CompanyField } from './company-field.js';
import { invitationOf, profileFields } from './invitation-values.js';
import styles from './new-invitation.module.css';
import { PermissionFields } from './permission-fields.js';
import { AreaFields, DepartmentField } from './place-fields.js';

const route = getRouteApi('/invitations/new');

/** A company invites no companies. */
const kindsFor = ({ isStaff }: Caller): readonly Kind[] =>
  isStaff ? kinds : kinds.filter((kind) => kind !== 'company');

export function NewInvitation() {
  const { t } = useTranslation('invitations');
  const caller = useCaller();
  const navigate = useNavigate();
  const address = route.useSearch();
  const type = kindsFor(caller).find((kind) => kind === address.type) ?? 'tenant';
  const companyId = companyOf(caller, type, address);
  const change = (part: NewInvitationAddress) =>
    void navigate({ to: '.', search: { ...address, ...part } as never, replace: true });
  const send = async (values: FormData) => {
    await api.POST('/api/v1/invitations', { body: invitationOf(type, companyId, values) });
    await changed(t('done'));
    await navigate({ to: '/invitations' });
  };
  return (
    <Screen title={t('newTitle')} above={<Link to="/invitations">{t('title')}</Link>}>
      <div className={styles.narrow}>
        <Card>
          <Form onSubmit={send} submit={t('send')} onCancel={() => void navigate({ to: '/invitations' })}>
            <SelectField
              name="type"
              label={t('type')}
              value={type}
              onChange={({ target }) => change({ type: kinds.find((kind) => kind === target.value) })}
              choices={kindsFor(caller).map((value) => ({ value, label: t(`types.${value}`) }))}
            />
            <TextField name="email" label={t('email')} hint={t('emailHint')} type="email" required />
            {caller.isAdmin && type !== 'company' && (
              <CompanyField
                label={t('company')}
                hint={t('companyHint')}
                value={address.company}
                onChange={(company) => change({ company })}
              />
            )}
            {profileFields[type].map((name) => (
              <TextField key={name} name={`profile.${name}`} label={t(`fields.${name}`)} maxLength={255} />
            ))}
            <Places key={`${type} ${companyId}`} caller={caller} type={type} companyId={companyId} />
            <SelectField
              name="language"
              label={t('language')}
              defaultValue={caller.account.language}
              choices={languages.map((value) => ({ value, label: t(`languages.${value}`) }))}
            />
          </Form>
        </Card>
      </div>
    </Screen>
  );
}

function companyOf(caller: Caller, type: Kind, { company }: NewInvitationAddress): number | undefined {
  if (type === 'company') return undefined;
  if (caller.isAdmin) return company;
  return caller.isCompany ? caller.account.user_id : undefined;
}

interface PlacesProps {
  readonly caller: Caller;
  readonly type: Kind;
  readonly companyId: number | undefined;
}

/** Only members of a company receive permissions, and accounts of companies. */
function Places({ caller, type, companyId }: PlacesProps) {
  const isOfCompany = companyId !== undefined;
  return (
    <>
      {type === 'worker' && isOfCompany && <DepartmentField companyId={companyId} />}
      {type === 'tenant' && (isOfCompany || caller.isAdmin) && <AreaFields companyId={companyId} />}
      {(type === 'company' || isOfCompany) && <PermissionFields type={type} companyId={companyId} />}
    </>
  );
}
