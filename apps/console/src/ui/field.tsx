/** Fields of forms: a label above, a hint and what is wrong below. */
import { CircleAlert } from 'lucide-react';
import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';
import styles from './form.module.css';
import { useFieldError } from './form.js';

interface Labelled {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
}

type TextFieldProps = Labelled & InputHTMLAttributes<HTMLInputElement>;

export function TextField({ label, hint, ...input }: TextFieldProps) {
  return (
    <Field name={input.name} label={label} hint={hint}>
      {(attributes) => (
        <input type="text" autoComplete="off" {...input} {...attributes} className={styles.control} />
      )}
    </Field>
  );
}

type TextAreaProps = Labelled & TextareaHTMLAttributes<HTMLTextAreaElement>;

export function TextArea({ label, hint, ...area }: TextAreaProps) {
  return (
    <Field name={area.name} label={label} hint={hint}>
      {(attributes) => <textarea rows={4} {...area} {...attributes} className={styles.control} />}
    </Field>
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

type SelectFieldProps = Labelled &
  SelectHTMLAttributes<HTMLSelectElement> & { readonly choices: readonly Choice[] };

export function SelectField({ label, hint, choices, ...select }: SelectFieldProps) {
  return (
    <Field name={select.name} label={label} hint={hint}>
      {(attributes) => (
        <select {...select} {...attributes} className={styles.control}>
          {choices.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

type FileFieldProps = Labelled & Omit<InputHTMLAttributes<HTMLInputElement>, 'type'>;

/** A file is chosen, or dropped onto the field. */
export function FileField({ label, hint, ...input }: FileFieldProps) {
  return (
    <Field name={input.name} label={label} hint={hint}>
      {(attributes) => <input {...input} {...attributes} type="file" className={styles.file} />}
    </Field>
  );
}

type CheckFieldProps = Labelled & Omit<InputHTMLAttributes<HTMLInputElement>, 'type'>;

export function CheckField({ label, hint, ...input }: CheckFieldProps) {
  const id = useId();
  return (
    <div className={styles.check}>
      <input {...input} type="checkbox" id={id} aria-describedby={hint ? `${id}-hint` : undefined} />
      <div>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <p className={styles.hint} id={`${id}-hint`}>
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}

interface ControlAttributes {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean | undefined;
}

/** The frame of a control that is none of those above. */
export function Field({
  name,
  label,
  hint,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly hint: string | undefined;
  readonly children: (attributes: ControlAttributes) => ReactNode;
}) {
  const id = useId();
  const error = useFieldError(name);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className={styles.error} id={`${id}-error`}>
          <CircleAlert size={16} aria-hidden /> {error}
        </p>
      )}
    </div>
  );
}
