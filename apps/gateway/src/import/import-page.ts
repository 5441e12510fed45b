/** One import: its state, what would happen or did happen to each row, and its next step. */
import { momentText } from '#display';
import { errorTable, type Language } from '#errors';
import {
  type CountedImport,
  type NamedImport,
  type PeopleAccess,
  type RowCounts,
  rowOutcomes,
  type SeenRow,
} from '#organisation';
import type { Page } from '#paging';
import type { HtmlPage } from '../page/page.js';
import type { FormRefusal } from '../page/page-renderer.js';
import { accountPage, type Panel } from '../page/panel.js';
import { importKindWords, type ImportNotice, importWords } from './import-words.js';
import { type RowsQuery, rowsPanel, cellsOf } from './import-rows-panel.js';
import { importsPath } from './imports-page.js';

export interface ShownImport {
  readonly access: PeopleAccess;
  readonly found: CountedImport;
  readonly query: RowsQuery;
  readonly page: Page<SeenRow>;
  /** The first rows, to look at the encoding. */
  readonly examples: readonly SeenRow[];
  readonly timeZone: string;
  readonly notice?: ImportNotice | undefined;
  readonly refusal?: FormRefusal | undefined;
}

export function importPage(shown: ShownImport, language: Language): HtmlPage {
  const { found, query, page, notice, refusal } = shown;
  const words = importWords[language];
  return accountPage(
    {
      title: words.pageTitle,
      section: 'people',
      back: { path: importsPath, label: words.back },
      notice: notice && words.notices[notice],
      problem: refusal?.problem,
      panels: [
        progressPanel(shown, language),
        ...startPanel(shown, language),
        rowsPanel({ found, query, page }, language),
        ...cancelPanel(found, language),
      ],
    },
    language,
  );
}

function progressPanel({ access, found, timeZone }: ShownImport, language: Language): Panel {
  const words = importWords[language];
  const { id, kind, state, counts } = found;
  const progress = progressOf(found);
  const outcomes = progress.isStarted ? counts.done : counts.planned;
  const labels = progress.isStarted ? words.done : words.planned;
  const number = numberIn(language);
  const facts = [
    { term: words.kind, value: importKindWords[language][kind].name },
    { term: words.state, value: words.states[state] },
    { term: words.uploaded, value: momentText(found.createdAt, language, timeZone) },
    ...(found.closedAt === null
      ? []
      : [{ term: words.closed, value: momentText(found.closedAt, language, timeZone) }]),
    ...(access === 'company' ? [] : originOf(found, language)),
    { term: words.encoding, value: found.encoding },
    {
      term: words.delimiter,
      value: words.delimiters[found.delimiter as keyof typeof words.delimiters] ?? found.delimiter,
    },
    { term: words.rows, value: number(counts.total) },
    ...rowOutcomes
      .filter((outcome) => outcomes[outcome] !== undefined)
      .map((outcome) => ({ term: labels[outcome], value: number(outcomes[outcome]!) })),
    ...(progress.value < counts.total
      ? [{ term: words.left, value: number(counts.total - progress.value) }]
      : []),
  ];
  const isActive = state === 'checking' || state === 'running';
  return {
    heading: words.progress,
    text: [words.explanations[state], state === 'stopped' && reasonOf(found.reason, language)]
      .filter(Boolean)
      .join(' '),
    facts,
    ...(isActive && {
      progress: {
        label: words.progress,
        value: progress.value,
        max: counts.total,
        text: words.of(number(progress.value), number(counts.total)),
        template: words.of('{value}', '{max}'),
        from: `/api/v1/imports/${id}/`,
        counts: progress.isStarted ? 'done' : 'planned',
        state,
      },
      links: [{ path: `${importsPath}/${id}`, label: words.refresh }],
    }),
  };
}

/** The rows that the current phase, or the last one, has done. */
function progressOf({ state, counts }: CountedImport): { value: number; isStarted: boolean } {
  const sum = (by: RowCounts['done']) => Object.values(by).reduce((total, count) => total + count, 0);
  const done = sum(counts.done);
  const isStarted = state === 'running' || state === 'finished' || done > 0;
  return { isStarted, value: isStarted ? done : sum(counts.planned) };
}

function originOf(
  { companyName, createdBy, creatorName }: NamedImport,
  language: Language,
): Panel['facts'] & object {
  const words = importWords[language];
  return [
    { term: words.uploadedBy, value: createdBy === null ? words.shell : (creatorName ?? '') },
    ...(companyName === null ? [] : [{ term: words.company, value: companyName }]),
  ];
}

function reasonOf(reason: string | null, language: Language): string {
  const [, definition] = Object.entries(errorTable).find(([code]) => code === reason) ?? [];
  return definition?.sentence[language] ?? '';
}

function startPanel({ found, examples }: ShownImport, language: Language): Panel[] {
  const words = importWords[language];
  const { id, kind, state, encoding, counts } = found;
  const form = { action: `${importsPath}/${id}/start`, hidden: { encoding }, fields: [] };
  if (state === 'stopped') {
    const resume = { ...form, button: words.resume };
    return [{ heading: words.resumeHeading, text: words.resumeText, form: resume }];
  }
  if (state !== 'checked') return [];
  const { invited = 0, created = 0 } = counts.planned;
  const toDo = invited + created;
  if (toDo === 0) return [{ heading: words.startHeading, text: words.nothingText }];
  const kindWords = importKindWords[language][kind];
  const sentences = [kindWords.toDo(numberIn(language)(toDo)), words.skipped];
  const facts = examples.map((row) => ({
    term: words.lineOf(row.line),
    value: cellsOf(row.fields, found.columns).join(' · '),
  }));
  return [
    {
      heading: words.startHeading,
      text: (encoding === 'utf-8' ? sentences : [words.encodingText, ...sentences]).join(' '),
      facts,
      form: { ...form, button: kindWords.start },
    },
  ];
}

function cancelPanel({ id, state }: NamedImport, language: Language): Panel[] {
  const words = importWords[language];
  if (state === 'finished' || state === 'cancelled') return [];
  return [
    {
      heading: words.cancelHeading,
      text: words.cancelText,
      isDangerous: true,
      form: { action: `${importsPath}/${id}/cancel`, fields: [], button: words.cancel, tone: 'danger' },
    },
  ];
}

const numberIn = (language: Language) => (value: number) => new Intl.NumberFormat(language).format(value);
