/** The flags of an account as check boxes: those that the caller has, and so may set and clear. */
import { useTranslation } from 'react-i18next';
import { type Caller, useCaller } from '../api/caller.js';
import { CheckField } from '../ui/field.js';
import type { Person } from './person-query.js';

const flags = ['is_staff', 'is_admin', 'is_superuser'] as const;
type Flags = Pick<Person, (typeof flags)[number]>;

const offeredTo = ({ account, isSuperuser }: Caller) => flags.filter((flag) => isSuperuser || account[flag]);

/** @param of the account; undefined for a new one */
export function FlagFields({ of }: { readonly of?: Flags }) {
  const { t } = useTranslation('person');
  return offeredTo(useCaller()).map((flag) => (
    <CheckField
      key={flag}
      name={flag}
      label={t(`flags.${flag}`)}
      hint={t(`flags.hints.${flag}`)}
      defaultChecked={of?.[flag] ?? false}
    />
  ));
}

/** @returns the flags that differ from those of the account */
export function flagsIn(caller: Caller, values: FormData, of?: Flags): Partial<Flags> {
  const typed = offeredTo(caller).map((flag) => [flag, values.has(flag)] as const);
  return Object.fromEntries(typed.filter(([flag, isSet]) => isSet !== (of?.[flag] ?? false)));
}
