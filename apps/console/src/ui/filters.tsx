/** The row above a list: search while typing, and choices that narrow the list. Their values are in the address. */
import { Search, X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.js';
import styles from './filters.module.css';
import { typingPause } from './typing.js';

export function Filters({
  children,
  onClear,
}: {
  readonly children: ReactNode;
  /** Clears all filters; undefined while none is set. */
  readonly onClear: (() => void) | undefined;
}) {
  const { t } = useTranslation();
  return (
    <search className={styles.filters}>
      {children}
      {onClear && (
        <Button look="quiet" onClick={onClear}>
          {t('clearFilters')}
        </Button>
      )}
    </search>
  );
}

interface SearchFieldProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (value: string | undefined) => void;
}

export function SearchField({ label, value = '', onChange }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    // The address changed by another way, such as "back".
    if (value !== sent.current) setTyped((sent.current = value));
  }, [value]);
  useEffect(() => {
    if (typed === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = typed;
      onChange(typed === '' ? undefined : typed);
    }, typingPause);
    return () => clearTimeout(timer);
  }, [typed, onChange]);
  return (
    <div className={styles.search}>
      <Search size={16} aria-hidden />
      <input
        type="search"
        data-list-search
        aria-label={label}
        placeholder={label}
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  );
}

interface FilterProps<Value extends string> {
  readonly label: string;
  readonly any: string;
  readonly value: Value | undefined;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value | undefined) => void;
}

export function Filter<Value extends string>({ label, any, value, choices, onChange }: FilterProps<Value>) {
  const id = useId();
  return (
    <div className={styles.filter} data-set={value !== undefined || undefined}>
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <select
        id={id}
        value={value ?? ''}
        onChange={(event) => onChange(choices.find((one) => one.value === event.target.value)?.value)}
      >
        <option value="">{any}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A filter that was chosen elsewhere, as a chip that removes it. */
export function SetFilter({ label, onRemove }: { readonly label: string; readonly onRemove: () => void }) {
  const { t } = useTranslation();
  return (
    <button
      type="button"
      className={styles.chip}
      aria-label={t('removeFilter', { filter: label })}
      onClick={onRemove}
    >
      <bdi>{label}</bdi>
      <X size={16} aria-hidden />
    </button>
  );
}
