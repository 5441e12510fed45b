/** The page of one mail, caught or rendered as an example: its HTML part in a sandbox, and its text part with clickable links. */
import type { Language } from '#errors';
import type { RenderedMail } from '#mail-queue';
import type { FastifyReply } from 'fastify';
import type { HtmlPage, NextStep } from '../page/page.js';
import { readTemplate } from '../page/template.js';
import { type MailTexts, mailTexts } from './mail-texts.js';

export interface ShownMail {
  readonly mail: Omit<RenderedMail, 'html'>;
  readonly facts: readonly { readonly term: string; readonly value: string }[];
  /** Path below the gateway. */
  readonly htmlPath: string;
  readonly links?: readonly (NextStep & { readonly isCurrent: boolean })[];
  readonly back: NextStep;
}

interface TextPart {
  readonly text: string;
  readonly isLink: boolean;
}

interface Values extends Required<Pick<ShownMail, 'facts' | 'htmlPath' | 'links' | 'back'>> {
  readonly parts: readonly TextPart[];
  readonly texts: MailTexts;
}

const render = readTemplate<Values>(new URL('./mail-page.hbs', import.meta.url));

export function mailPage(
  { mail, facts, htmlPath, links = [], back }: ShownMail,
  language: Language,
): HtmlPage {
  const texts = mailTexts[language];
  const content = render({ facts, htmlPath, links, back, parts: partsOf(mail.text), texts });
  return { language, title: mail.subject, content, isWide: true, hasFrames: true };
}

/** Splits the text at web addresses. */
function partsOf(text: string): TextPart[] {
  const parts = text.split(/(https?:\/\/[^\s<>"']+)/);
  return parts.map((part, index) => ({ text: part, isLink: index % 2 === 1 }));
}

/** Sends the HTML part of a mail as a document that runs no scripts. Its links replace the page around it. */
export function sendMailDocument(reply: FastifyReply, html: string): string {
  void reply.type('text/html; charset=utf-8').header('Content-Security-Policy', documentPolicy);
  return html.replace(/<head>/i, '$&<base target="_top">');
}

const documentPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src https: data:',
  'sandbox allow-top-navigation-by-user-activation',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');
