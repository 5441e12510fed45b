/** The rows of an import as a CSV file, with a column that says what would happen or what did. */
import type { Actor } from '#auth/authorization';
import { resultColumns } from '#csv';
import type { Language } from '#errors';
import type { ReadImport, RowOutcome, SeenRow } from '#organisation';
import type { StreamableFile } from '@nestjs/common';
import { csvDownload } from '../resource/csv-download.js';

const outcomes: Readonly<Record<RowOutcome, Readonly<Record<Language, string>>>> = {
  invited: { en: 'invited', ru: 'приглашение отправлено' },
  already_invited: { en: 'invited before', ru: 'приглашение уже было' },
  already_member: { en: 'accepted before', ru: 'приглашение уже принято' },
  created: { en: 'created', ru: 'добавлено' },
  already_exists: { en: 'existed before', ru: 'уже есть' },
  repeated: { en: 'repeats a row above', ru: 'повторяет строку выше' },
  wrong: { en: 'wrong', ru: 'ошибка' },
};

const planned: Partial<typeof outcomes> = {
  invited: { en: 'would be invited', ru: 'будет отправлено приглашение' },
  created: { en: 'would be created', ru: 'будет добавлено' },
};

/**
 * @param outcome only rows with this outcome or, before there is one, with this plan
 * @throws CodedError `resource.not_found`
 */
export async function rowsDownload(
  readImport: ReadImport,
  actor: Actor,
  id: string,
  { language, outcome }: { readonly language: Language; readonly outcome: RowOutcome | undefined },
): Promise<StreamableFile> {
  const { columns } = await readImport.execute(actor, id);
  const table = {
    header: [...columns, ...resultColumns[language]],
    cellsOf: (row: SeenRow) => cellsOf(columns, language, row),
  };
  return csvDownload('import', table, (page) => readImport.rows(actor, id, { ...page, outcome }));
}

function cellsOf(
  columns: readonly string[],
  language: Language,
  { fields, plan, outcome, reason }: SeenRow,
): string[] {
  const name = outcome ?? plan;
  const result = name === null ? '' : ((outcome === null && planned[name]) || outcomes[name])[language];
  return [...columns.map((column) => fields[column] ?? ''), result, reason?.[language] ?? ''];
}
