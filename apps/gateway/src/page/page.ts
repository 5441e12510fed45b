/** The content of a page before it is rendered. */
import type { Language } from '#errors';
import { type Content, readTemplate } from './template.js';

/** The sections of the account pages, in the order of their navigation. */
export const accountSections = ['profile', 'people', 'security', 'sessions', 'history', 'privacy'] as const;

export type AccountSection = (typeof accountSections)[number];

export interface HtmlPage {
  readonly language: Language;
  /** Names the task; shown as the heading and in the browser's tab. */
  readonly title: string;
  readonly content: Content;
  /** An origin that the form may be redirected to, besides the gateway's own. */
  readonly formTarget?: string | undefined;
  /** The account section the page belongs to: it has the navigation of the account. Without it the page is one card. */
  readonly section?: AccountSection;
  /** Shows the card wider, for pages of lists. */
  readonly isWide?: boolean;
  /** Shows documents of the gateway in frames. */
  readonly hasFrames?: boolean;
}

export interface NextStep {
  readonly label: string;
  /** Absolute, or a path below the gateway. */
  readonly path: string;
}

export interface Explanation {
  readonly text: string;
  readonly tone?: 'success' | 'danger' | 'plain';
  /** The step that most people want to take next. */
  readonly next?: NextStep | undefined;
  /** A further step, shown as a link; a path below the gateway. */
  readonly other?: NextStep;
}

const explained = readTemplate<{
  readonly text: string;
  readonly isSuccess: boolean;
  readonly isDanger: boolean;
  readonly next: (NextStep & { readonly isOwn: boolean }) | false;
  readonly other: NextStep | false;
}>(new URL('./explanation.hbs', import.meta.url));

/** A page with a title and an explanation, without a form. */
export function explanationPage(
  title: string,
  { text, tone = 'plain', next, other }: Explanation,
  language: Language,
): HtmlPage {
  const content = explained({
    text,
    isSuccess: tone === 'success',
    isDanger: tone === 'danger',
    next: next !== undefined && { ...next, isOwn: next.path.startsWith('/') },
    other: other ?? false,
  });
  return { language, title, content };
}
