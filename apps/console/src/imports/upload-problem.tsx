/** What is wrong with an uploaded file: the line, and the columns that are missing or unknown. */
import { GatehouseError } from '@gatehouse/browser';
import { useTranslation } from 'react-i18next';
import { Problem } from '../ui/problem.js';

const lists = ['unknown', 'repeated', 'missing'] as const;

export function UploadProblem({ error }: { readonly error: unknown }) {
  const { t } = useTranslation('imports');
  const titleOf = useColumnTitle();
  const answer = error instanceof GatehouseError ? error : undefined;
  if (answer?.code === 'request.too_large') {
    const { status, code } = answer;
    return <Problem error={new GatehouseError({ status, code, title: t('tooLarge') })} takesFocus />;
  }
  const { line } = answer?.names ?? {};
  return (
    <Problem error={error} takesFocus>
      <ul>
        {line && <li>{t('lineOf', { line: line.join(', ') })}</li>}
        {lists.flatMap((list) => {
          const names = answer?.names[list] ?? [];
          const text = names.map((name) => (list === 'missing' ? titleOf(name) : name)).join(', ');
          return text === '' ? [] : [<li key={list}>{t(`${list}Columns`, { names: text })}</li>];
        })}
        {answer?.errors.map(({ field, message }) => (
          <li key={field}>{message}</li>
        ))}
      </ul>
    </Problem>
  );
}

/** @returns the title of a column in the language of the console */
export function useColumnTitle(): (field: string) => string {
  const { t } = useTranslation('imports');
  return (field) => t(`columns.${field}` as 'columns.email', { defaultValue: field });
}
