/** The rows of an import on its page, with a filter and the downloads. */
import type { Language } from '#errors';
import type { Import, ImportKind, RowCounts, RowOutcome, SeenRow } from '#organisation';
import type { Page } from '#paging';
import { filteredAddress } from '../page/filtered-address.js';
import type { IconName } from '../page/icons.js';
import type { ChipTone, Panel, Row } from '../page/panel.js';
import { importWords } from './import-words.js';
import { importsPath } from './imports-page.js';

export interface RowsQuery {
  readonly outcome: RowOutcome | undefined;
  readonly after: string;
}

export interface ShownRows {
  readonly found: Import & { readonly counts: RowCounts };
  readonly query: RowsQuery;
  readonly page: Page<SeenRow>;
}

const longestText = 300;

const tones: Readonly<Record<RowOutcome, ChipTone>> = {
  invited: 'success',
  already_invited: 'plain',
  already_member: 'plain',
  created: 'success',
  already_exists: 'plain',
  repeated: 'warning',
  wrong: 'danger',
};

const outcomes = {
  people: ['invited', 'already_invited', 'already_member', 'repeated', 'wrong'],
  houses: ['created', 'already_exists', 'repeated', 'wrong'],
} as const satisfies Record<ImportKind, readonly RowOutcome[]>;

/** The fields that name what a row is about. */
const titles = {
  people: { fields: ['email'], icon: 'user' },
  houses: { fields: ['city', 'street', 'house', 'letter', 'area'], icon: 'home' },
} as const satisfies Record<ImportKind, { readonly fields: readonly string[]; readonly icon: IconName }>;

export function rowsPanel({ found, query, page }: ShownRows, language: Language): Panel {
  const words = importWords[language];
  const { id, kind, counts } = found;
  const path = `${importsPath}/${id}`;
  const hasWrong = (counts.done.wrong ?? 0) + (counts.planned.wrong ?? 0) > 0;
  return {
    heading: words.rowsHeading,
    ...(page.items.length === 0 && { text: words.noRows }),
    search: {
      action: path,
      isSearch: true,
      fields: [
        {
          name: 'outcome',
          label: words.outcome,
          value: query.outcome ?? '',
          optional: '',
          options: [
            { value: '', label: words.all },
            ...outcomes[kind].map((value) => ({ value, label: words.planned[value] })),
          ],
        },
      ],
      button: words.show,
      tone: 'plain',
    },
    rows: page.items.map((row) => rowOf(row, found, language)),
    links: [
      ...(query.after === '' ? [] : [{ path: addressOf(path, query.outcome, ''), label: words.first }]),
      ...(page.next === null ? [] : [{ path: addressOf(path, query.outcome, page.next), label: words.more }]),
      { path: `${path}/results`, label: words.download },
      ...(hasWrong ? [{ path: `${path}/results?outcome=wrong`, label: words.downloadWrong }] : []),
    ],
  };
}

function addressOf(path: string, outcome: RowOutcome | undefined, after: string): string {
  return filteredAddress(path, { outcome: outcome ?? '', after });
}

function rowOf(row: SeenRow, { kind, columns }: Import, language: Language): Row {
  const words = importWords[language];
  const { line, fields, plan, outcome, reason } = row;
  const name = outcome ?? plan;
  const about: readonly string[] = titles[kind].fields;
  const others = columns.filter((column) => !about.includes(column));
  return {
    icon: titles[kind].icon,
    title: cellsOf(fields, about).join(', ') || words.untitled,
    chip: name === null ? words.waiting : (outcome === null ? words.planned : words.done)[name],
    chipTone: name === null ? 'plain' : tones[name],
    lines: [
      [words.lineOf(line), ...cellsOf(fields, others)].join(' · '),
      ...(reason === null ? [] : [reason[language]]),
    ],
  };
}

/** The values of these columns, without empty ones. */
export function cellsOf(fields: SeenRow['fields'], columns: readonly string[]): string[] {
  return columns.flatMap((column) => {
    const text = fields[column] ?? '';
    return text === '' ? [] : [text.length > longestText ? `${text.slice(0, longestText)}…` : text];
  });
}
