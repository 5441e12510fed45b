/** The caught mail as a page: the text of each, with links to click. */
import type { CaughtMail } from '#mail-queue';
import { escapeHtml, type Page } from '../page/page.js';

export function mailboxPage(mails: readonly CaughtMail[]): Page {
  const content =
    mails.length === 0
      ? '<p>No mail yet. Register somebody, then reload.</p>'
      : mails.map(article).join('\n');
  return { language: 'en', title: 'Development mailbox', content };
}

function article({ to, subject, text }: CaughtMail): string {
  return `<article>
<h2>${escapeHtml(subject)}</h2>
<p>To ${escapeHtml(to)}</p>
<pre>${withLinks(text)}</pre>
</article>`;
}

/** Addresses are found before escaping, so that an entity never becomes part of one. */
function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, index) => (index % 2 === 0 ? escapeHtml(part) : link(part)))
    .join('');
}

function link(address: string): string {
  const escaped = escapeHtml(address);
  return `<a href="${escaped}">${escaped}</a>`;
}
