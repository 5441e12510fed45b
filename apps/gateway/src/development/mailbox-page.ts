/** The page of the mails that were caught instead of sent, the newest first. */
import { momentText } from '#display';
import type { Language } from '#errors';
import type { StoredMail } from '#mail-queue';
import type { HtmlPage } from '../page/page.js';
import { readTemplate } from '../page/template.js';
import { type MailTexts, mailTexts } from './mail-texts.js';

interface Row extends Pick<StoredMail, 'id' | 'to' | 'subject' | 'arrivedAt'> {
  readonly arrived: string;
  readonly link: string | false;
}

const render = readTemplate<{ readonly mails: readonly Row[]; readonly texts: MailTexts }>(
  new URL('./mailbox-page.hbs', import.meta.url),
);

/** @param timeZone of the tz database */
export function mailboxPage(mails: readonly StoredMail[], timeZone: string, language: Language): HtmlPage {
  const texts = mailTexts[language];
  const rows = mails.map(({ id, to, subject, arrivedAt, text }): Row => ({
    id,
    to,
    subject,
    arrivedAt,
    arrived: momentText(new Date(arrivedAt), language, timeZone),
    link: /https?:\/\/\S+/.exec(text)?.[0] ?? false,
  }));
  return { language, title: texts.mailbox, content: render({ mails: rows, texts }), isWide: true };
}
