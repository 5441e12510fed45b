/** The page of caught mails: the text of each, with clickable links. */
import type { CaughtMail } from '#mail-queue';
import type { HtmlPage } from '../page/page.js';
import { readTemplate } from '../page/template.js';

interface TextPart {
  readonly text: string;
  readonly isLink: boolean;
}

type ShownMail = Pick<CaughtMail, 'to' | 'subject'> & { readonly parts: readonly TextPart[] };

const render = readTemplate<{ readonly mails: readonly ShownMail[] }>(
  new URL('./mailbox-page.hbs', import.meta.url),
);

export function mailboxPage(mails: readonly CaughtMail[]): HtmlPage {
  const shown = mails.map(({ to, subject, text }) => ({ to, subject, parts: partsOf(text) }));
  return { language: 'en', title: 'Development mailbox', content: render({ mails: shown }) };
}

/** Splits the text at web addresses. */
function partsOf(text: string): TextPart[] {
  const parts = text.split(/(https?:\/\/[^\s<>"']+)/);
  return parts.map((part, index) => ({ text: part, isLink: index % 2 === 1 }));
}
