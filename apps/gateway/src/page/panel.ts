/** The parts of account pages: panels with facts, rows and forms. */
import type { FieldSentences, Language } from '#errors';
import { type FormDescription, type ShownForm, shownForm, summaryOf } from './form.js';
import type { IconName } from './icons.js';
import type { AccountSection, HtmlPage } from './page.js';
import { pageTexts } from './page-texts.js';
import { readTemplate } from './template.js';

export type ChipTone = 'success' | 'plain' | 'warning' | 'danger';

export interface Row {
  readonly icon: IconName;
  /** Path of a picture below the gateway, in the place of the icon. */
  readonly picture?: string | undefined;
  readonly title: string;
  /** A path below the gateway that the title leads to. */
  readonly path?: string;
  /** A word beside the title, such as "This device". */
  readonly chip?: string | undefined;
  readonly chipTone?: ChipTone;
  readonly lines: readonly string[];
  /** A form of one button. */
  readonly action?: FormDescription | undefined;
  /** A second form of one button. */
  readonly otherAction?: FormDescription | undefined;
  /** A path below the gateway. */
  readonly link?: { readonly path: string; readonly label: string };
}

/** Work in progress, which `assets/progress.js` follows until its state changes. */
export interface Progress {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly text: string;
  /** `text` with `{value}` and `{max}`. */
  readonly template: string;
  /** Path below the gateway that returns `state` and, under the name in `counts`, numbers that add up to the value. */
  readonly from: string;
  readonly counts: string;
  readonly state: string;
}

export interface Panel {
  readonly heading: string;
  readonly text?: string;
  readonly progress?: Progress;
  readonly facts?: readonly { readonly term: string; readonly value: string }[];
  /** A search or filters, above the rows. */
  readonly search?: FormDescription;
  readonly rows?: readonly Row[];
  readonly form?: FormDescription;
  readonly errors?: FieldSentences | undefined;
  /** Paths below the gateway. */
  readonly links?: readonly { readonly path: string; readonly label: string }[];
  /** Whether its action cannot be undone. */
  readonly isDangerous?: boolean;
}

export interface PanelLink {
  /** Below the gateway. */
  readonly path: string;
  readonly label: string;
}

export interface Tab extends PanelLink {
  readonly isCurrent: boolean;
}

export interface AccountPage {
  readonly title: string;
  readonly section: AccountSection;
  /** The pages of the section, where it has several. */
  readonly tabs?: readonly Tab[];
  /** The page above this one. */
  readonly back?: PanelLink;
  /** The main step of a page without a form. */
  readonly mainLink?: PanelLink | undefined;
  /** What has just been done. */
  readonly notice?: string | undefined;
  readonly problem?: string | undefined;
  readonly panels: readonly Panel[];
  /** JSON that `assets/passkeys.js` signals to the browser. */
  readonly knownPasskeys?: string | undefined;
}

interface ShownPanel {
  readonly heading: string;
  readonly text: string;
  readonly progress: Progress | false;
  readonly search: ShownForm | false;
  readonly facts: Panel['facts'] | false;
  readonly rows:
    | readonly (Omit<Row, 'action' | 'otherAction' | 'link'> & {
        readonly action: ShownForm | false;
        readonly otherAction: ShownForm | false;
        readonly link: NonNullable<Row['link']> | false;
      })[]
    | false;
  readonly form: ShownForm | false;
  readonly links: Panel['links'] | false;
  readonly isDangerous: boolean;
}

const render = readTemplate<{
  readonly section: string;
  readonly tabs: readonly Tab[] | false;
  readonly back: PanelLink | false;
  readonly mainLink: PanelLink | false;
  readonly notice: string;
  readonly problem: string;
  readonly panels: readonly ShownPanel[];
  readonly knownPasskeys: string;
}>(new URL('./panels.hbs', import.meta.url));

export function accountPage(page: AccountPage, language: Language): HtmlPage {
  const {
    title,
    section,
    tabs,
    back,
    mainLink,
    notice = '',
    problem = '',
    panels,
    knownPasskeys = '',
  } = page;
  const errors = panels.find((panel) => panel.errors)?.errors;
  const summary = summaryOf(problem, errors, language);
  const content = render({
    section: pageTexts[language].sections[section],
    tabs: filled(tabs),
    back: back ?? false,
    mainLink: mainLink ?? false,
    notice,
    problem: summary,
    panels: panels.map(shownPanel),
    knownPasskeys,
  });
  return { language, title, content, section };
}

function shownPanel(panel: Panel): ShownPanel {
  const {
    heading,
    text = '',
    progress,
    search,
    facts,
    rows,
    form,
    errors,
    links,
    isDangerous = false,
  } = panel;
  return {
    heading,
    text,
    progress: progress ?? false,
    search: search ? shownForm(search) : false,
    facts: filled(facts),
    rows: filled(rows?.map(shownRow)),
    form: form ? shownForm(form, errors) : false,
    links: filled(links),
    isDangerous,
  };
}

function shownRow({
  icon,
  picture = '',
  title,
  path = '',
  chip = '',
  chipTone = 'success',
  lines,
  action,
  otherAction,
  link,
}: Row) {
  const shown = { icon, picture, title, path, chip, chipTone, lines };
  return {
    ...shown,
    action: action ? shownForm(action) : (false as const),
    otherAction: otherAction ? shownForm(otherAction) : (false as const),
    link: link ?? (false as const),
  };
}

/** Templates read `false` for what is missing: rendering is strict. */
function filled<Item>(list: readonly Item[] | undefined): readonly Item[] | false {
  return list !== undefined && list.length > 0 && list;
}
