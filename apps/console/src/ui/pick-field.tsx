/** A field that searches while one types, and picks one thing of what was found: a company among thousands. */
import { Combobox } from '@base-ui/react/combobox';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from './field.js';
import { useAfterPause } from './typing.js';
import form from './form.module.css';
import menu from './menu.module.css';
import styles from './pick-field.module.css';

export interface Pick<Id extends number | string = number> {
  readonly id: Id;
  readonly label: string;
}

interface PickFieldProps<Id extends number | string> {
  /** Errors of this field are shown below it. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: Pick<Id> | undefined;
  readonly onChange: (value: Pick<Id> | undefined) => void;
  /** What is searched, for the cache. */
  readonly kind: string;
  readonly find: (search: string | undefined, signal: AbortSignal) => Promise<Pick<Id>[]>;
}

export function PickField<Id extends number | string>(props: PickFieldProps<Id>) {
  const { name, label, hint, value, onChange, kind, find } = props;
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const search = useAfterPause(typed.trim());
  const found = useQuery({
    queryKey: ['pick', kind, search],
    queryFn: ({ signal }) => find(search || undefined, signal),
    placeholderData: keepPreviousData,
    enabled: isOpen,
  });
  return (
    <Combobox.Root
      items={found.data ?? []}
      filter={null}
      value={value ?? null}
      onValueChange={(picked) => onChange(picked ?? undefined)}
      itemToStringLabel={({ label }: Pick<Id>) => label}
      isItemEqualToValue={(one, other) => one.id === other.id}
      onInputValueChange={(text, { reason }) => setTyped(reason === 'input-change' ? text : '')}
      onOpenChange={setOpen}
    >
      <Field name={name} label={label} hint={hint}>
        {(attributes) => (
          <Combobox.Input {...attributes} className={form.control} placeholder={t('typeToFind')} />
        )}
      </Field>
      <Combobox.Portal>
        <Combobox.Positioner className={menu.positioner} align="start" sideOffset={4}>
          <Combobox.Popup className={styles.popup}>
            <Combobox.Status className={styles.status}>
              {found.isPending ? t('loading') : found.data?.length === 0 && t('nothingFound')}
            </Combobox.Status>
            <Combobox.List>
              {(pick: Pick<Id>) => (
                <Combobox.Item key={pick.id} value={pick} className={menu.item} dir="auto">
                  {pick.label}
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
