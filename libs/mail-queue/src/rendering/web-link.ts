/** The Handlebars helper for addresses in HTML: a link to the web and nothing else, escaped for an attribute. */
import Handlebars from 'handlebars';
import { UnsendableMail } from '../delivery/refusal.js';

/** Leaves `=` as it is, which Handlebars would write as a character reference. */
export function webLink(link: string): Handlebars.SafeString {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new UnsendableMail('the link is not a web address');
  return new Handlebars.SafeString(url.href.replaceAll('&', '&amp;').replaceAll("'", '&#39;'));
}
