/** Why a person holds a permission, or lacks it, as a picture: the grant, the companies that limit it, the account. */
import { Link } from '@tanstack/react-router';
import { Check, Minus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { classes } from '../ui/button.js';
import { Moment } from '../ui/moment.js';
import styles from './explanation.module.css';

export type Explained = Schemas['ExplainedPermissionDto'];
export type ExplainedPerson = Omit<Schemas['ExplainedPermissionsDto'], 'items' | 'next'>;

interface ExplanationProps {
  readonly person: ExplainedPerson;
  readonly permission: Explained;
}

/** The steps are a list in the order in which they decide, so that a screen reader reads the same picture. */
export function Explanation({ person, permission }: ExplanationProps) {
  const { t } = useTranslation('person');
  const isUsable = person.active && !person.deleted;
  const isInForce = permission.effective || (person.superuser && isUsable);
  return (
    <ol className={styles.steps}>
      <Step kind={permission.held ? 'good' : 'bad'} name={t('why.grant')}>
        <Grant {...permission} />
      </Step>
      {person.limited && (
        <Step kind={permission.companies.length > 0 ? 'good' : 'bad'} name={t('why.companies')}>
          <Companies person={person} holders={permission.companies} />
        </Step>
      )}
      <Step kind={isUsable ? 'good' : 'bad'} name={t('why.account')}>
        {person.deleted ? t('why.deleted') : person.active ? t('why.active') : t('why.inactive')}
      </Step>
      {person.superuser && (
        <Step kind="plain" name={t('why.rank')}>
          {t('why.superuser')}
        </Step>
      )}
      <Step kind={isInForce ? 'good' : 'bad'} name={t('why.result')}>
        <strong>{isInForce ? t('why.inForce') : t('why.notInForce')}</strong>
      </Step>
    </ol>
  );
}

interface StepProps {
  readonly kind: 'good' | 'bad' | 'plain';
  readonly name: string;
  readonly children: ReactNode;
}

const icons = { good: Check, bad: X, plain: Minus };

function Step({ kind, name, children }: StepProps) {
  const { t } = useTranslation('person');
  const Icon = icons[kind];
  return (
    <li className={classes(styles.step, styles[kind])}>
      <Icon size={16} aria-label={t(`why.${kind}`)} role="img" />
      <div>
        <h3>{name}</h3>
        <div dir="auto">{children}</div>
      </div>
    </li>
  );
}

function Grant({ held, grant, groups }: Explained) {
  const { t } = useTranslation('person');
  const inGroups = groups.length > 0 && <p>{t('why.groups', { groups: groups.join(', ') })}</p>;
  if (!held) {
    return (
      <>
        <p>{t('why.notGranted')}</p>
        {inGroups}
      </>
    );
  }
  if (!grant) return <p>{t('why.unknownGrant')}</p>;
  const { at, by, by_name: byName, group } = grant;
  return (
    <>
      <p>
        {t('why.granted')} <Moment at={at} />
        {' · '}
        {by === null ? (
          t('why.byCommand')
        ) : (
          <Link to="/people/$userId" params={{ userId: by }}>
            <bdi>{byName ?? t('why.number', { number: by })}</bdi>
          </Link>
        )}
      </p>
      {group === null ? inGroups : <p>{t('why.withGroup', { group })}</p>}
    </>
  );
}

function Companies({
  person,
  holders,
}: {
  readonly person: ExplainedPerson;
  readonly holders: readonly number[];
}) {
  const { t } = useTranslation('person');
  if (person.companies.length === 0) return <p>{t('why.noCompany')}</p>;
  return (
    <>
      <p>{holders.length > 0 ? t('why.oneSuffices') : t('why.noneHolds')}</p>
      <ul>
        {person.companies.map(({ id, name }) => (
          <li key={id}>
            <Link to="/companies/$companyId" params={{ companyId: String(id) }}>
              {name}
            </Link>
            {': '}
            {holders.includes(id) ? t('why.holds') : t('why.lacks')}
          </li>
        ))}
      </ul>
    </>
  );
}
