/** Forms of the console: they send themselves, show what was wrong at its field, and keep what was typed. */
import { GatehouseError } from '@gatehouse/browser';
import { useMutation } from '@tanstack/react-query';
import { createContext, type FormEvent, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.js';
import styles from './form.module.css';
import { Problem } from './problem.js';

/** Sentences by the name of the field. */
const FieldErrors = createContext<ReadonlyMap<string, string>>(new Map());

/** @returns what is wrong with the field of this name */
export const useFieldError = (name: string): string | undefined => useContext(FieldErrors).get(name);

interface FormProps {
  /** Sends the values. Its failure is shown in the form. */
  readonly onSubmit: (values: FormData) => Promise<unknown>;
  readonly submit: string;
  readonly isDangerous?: boolean;
  /** False while there is nothing to send. */
  readonly isSendable?: boolean;
  readonly onCancel?: () => void;
  /** Shown instead of the sentence of a failure, for one that needs more than a sentence. */
  readonly showProblem?: (error: unknown) => ReactNode;
  readonly children?: ReactNode;
}

export function Form(props: FormProps) {
  const { onSubmit, submit, isDangerous = false, isSendable = true, onCancel, showProblem, children } = props;
  const { t } = useTranslation();
  const sending = useMutation({ mutationFn: onSubmit });
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isSendable && !sending.isPending) sending.mutate(new FormData(event.currentTarget));
  };
  const fields = sending.error instanceof GatehouseError ? sending.error.errors : [];
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      {sending.error &&
        (showProblem?.(sending.error) ?? (
          <Problem error={sending.error} takesFocus>
            {fields.length > 0 && (
              <ul>
                {fields.map(({ field, message }) => (
                  <li key={field}>{message}</li>
                ))}
              </ul>
            )}
          </Problem>
        ))}
      <FieldErrors value={new Map(fields.map(({ field, message }) => [field, message]))}>
        {children}
      </FieldErrors>
      <div className={styles.actions}>
        {isSendable && (
          <Button type="submit" look={isDangerous ? 'danger' : 'primary'} isBusy={sending.isPending}>
            {submit}
          </Button>
        )}
        {onCancel && <Button onClick={onCancel}>{t('cancel')}</Button>}
      </div>
    </form>
  );
}

/** @returns what was typed into a field of text */
export function textIn(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
