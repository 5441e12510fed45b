/** The list of imports, and the form that uploads a file. */
import { momentText } from '#display';
import type { Language } from '#errors';
import {
  type ImportKind,
  importKinds,
  type ImportState,
  type NamedImport,
  type PeopleAccess,
} from '#organisation';
import type { Page } from '#paging';
import type { FieldDescription } from '../page/form.js';
import { type FormFields, textOf } from '../page/form-fields.js';
import type { HtmlPage } from '../page/page.js';
import type { FormRefusal } from '../page/page-renderer.js';
import { accountPage, type ChipTone, type Row } from '../page/panel.js';
import { invitationWords } from '../people/invitation-words.js';
import { peopleTabs } from '../people/people-tabs.js';
import { csvForm } from './csv-form.js';
import { importKindWords, importWords } from './import-words.js';

export const importsPath = '/account/people/import';
export const newImportPath = `${importsPath}/new`;

export const stateTones: Readonly<Record<ImportState, ChipTone>> = {
  checking: 'plain',
  checked: 'warning',
  running: 'plain',
  finished: 'success',
  cancelled: 'plain',
  stopped: 'danger',
};

export interface ShownImports {
  readonly access: PeopleAccess;
  readonly page: Page<NamedImport>;
  readonly after: string;
  readonly timeZone: string;
}

export function importsPage({ access, page, after, timeZone }: ShownImports, language: Language): HtmlPage {
  const words = importWords[language];
  const rowOf = ({ id, kind, state, companyName, createdAt }: NamedImport): Row => ({
    icon: kind === 'people' ? 'users' : 'home',
    title: momentText(createdAt, language, timeZone),
    path: `${importsPath}/${id}`,
    chip: words.states[state],
    chipTone: stateTones[state],
    lines: [
      importKindWords[language][kind].name,
      ...(access === 'company' || companyName === null ? [] : [`${words.company}: ${companyName}`]),
    ],
  });
  return accountPage(
    {
      title: words.title,
      section: 'people',
      tabs: peopleTabs('import', access, language),
      mainLink: { path: newImportPath, label: words.upload },
      panels: [
        {
          heading: words.heading,
          ...(page.items.length === 0 && { text: words.none }),
          rows: page.items.map(rowOf),
          links: [
            ...(after === '' ? [] : [{ path: importsPath, label: words.first }]),
            ...(page.next === null
              ? []
              : [{ path: `${importsPath}?after=${encodeURIComponent(page.next)}`, label: words.more }]),
          ],
        },
      ],
    },
    language,
  );
}

export interface NewImportForm {
  readonly access: PeopleAccess;
  /** What was sent, or what the address of the page names. */
  readonly sent: FormFields;
  readonly refusal?: FormRefusal | undefined;
}

/** Staff invite people, and manage no houses. */
const kindsFor = (access: PeopleAccess): readonly ImportKind[] =>
  access === 'staff' ? ['people'] : importKinds;

export function importKindOf(sent: FormFields, access: PeopleAccess): ImportKind {
  return kindsFor(access).find((kind) => kind === textOf(sent, 'kind')) ?? 'people';
}

export function newImportPage({ access, sent, refusal }: NewImportForm, language: Language): HtmlPage {
  const words = importWords[language];
  const kind = importKindOf(sent, access);
  const kindWords = importKindWords[language][kind];
  const { optional, companyNumber, companyHint } = invitationWords[language];
  const company: FieldDescription = {
    name: 'company_id',
    label: companyNumber,
    value: textOf(sent, 'company_id'),
    ...(kind === 'people' && { hint: companyHint, optional }),
    inputMode: 'numeric',
  };
  return accountPage(
    {
      title: words.newTitle,
      section: 'people',
      back: { path: importsPath, label: words.back },
      problem: refusal?.problem,
      panels: [
        {
          heading: kindWords.heading,
          text: kindWords.text,
          form: {
            action: newImportPath,
            hidden: { kind },
            fields: [
              {
                name: csvForm.file,
                label: words.file,
                type: 'file',
                accept: '.csv,text/csv',
                hint: words.fileHint,
              },
              ...(access === 'admin' ? [company] : []),
            ],
            button: words.uploadButton,
          },
          errors: refusal?.errors,
          links: kindsFor(access)
            .filter((other) => other !== kind)
            .map((other) => ({
              path: `${newImportPath}?kind=${other}`,
              label: importKindWords[language][other].choose,
            })),
        },
      ],
    },
    language,
  );
}
