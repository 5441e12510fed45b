/** The rows of an import as a CSV file, with a column that says what would happen or what did. */
import { Readable } from 'node:stream';
import type { Actor } from '#auth/authorization';
import { csvLines, csvMark } from '#csv';
import type { Language } from '#errors';
import type { Page } from '#paging';
import type { ReadImport, RowOutcome, SeenRow } from '#organisation';
import { StreamableFile } from '@nestjs/common';

const titles = { en: ['result', 'reason'], ru: ['результат', 'причина'] } as const;

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

/** Rows that a download reads at a time. */
const pageSize = 100;

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
  const pageAfter = (after: string | undefined) =>
    readImport.rows(actor, id, { limit: pageSize, after, outcome });
  const lines = rowsAsCsv(columns, language, pageAfter);
  return new StreamableFile(Readable.from(lines, { objectMode: false }), {
    type: 'text/csv; charset=utf-8',
    disposition: 'attachment; filename="import.csv"',
  });
}

/** Reads page by page, so that a long file is never in memory as a whole. */
async function* rowsAsCsv(
  columns: readonly string[],
  language: Language,
  pageAfter: (after: string | undefined) => Promise<Page<SeenRow>>,
): AsyncGenerator<string> {
  yield csvMark + csvLines([[...columns, ...titles[language]]]);
  let after: string | undefined;
  do {
    const { items, next } = await pageAfter(after);
    yield csvLines(items.map((row) => cellsOf(columns, language, row)));
    after = next ?? undefined;
  } while (after !== undefined);
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
