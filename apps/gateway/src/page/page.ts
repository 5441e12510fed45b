/** Server-rendered HTML pages. Their content security policy allows one style and their own form, and no script. */
import { createHash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { readTemplate } from './template.js';

const style = `
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  body { max-width: 44rem; margin: 10vh auto; padding: 0 1.5rem; }
  article { margin: 2rem 0; padding: 1rem 1.25rem; border: 1px solid #8886; border-radius: .5rem; }
  h1 { line-height: 1.2; overflow-wrap: anywhere; }
  h2 { margin: 0; font-size: 1.1rem; }
  p { overflow-wrap: anywhere; }
  form { margin: 1.5rem 0; }
  label input { box-sizing: border-box; width: 100%; max-width: 24rem; }
  input, button { font: inherit; padding: .6rem .8rem; border: 1px solid #8889; border-radius: .4rem; }
  button { cursor: pointer; }
  [role=alert] { padding: .6rem .8rem; border-inline-start: .3rem solid #c33; background: #c331; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
`;

const policyFor = (formAction: "'self'" | "'none'") =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    `form-action ${formAction}`,
  ].join('; ');

const layout = readTemplate<Pick<HtmlPage, 'language' | 'title' | 'content'> & { readonly style: string }>(
  new URL('./page.hbs', import.meta.url),
);
const explained = readTemplate<{ readonly explanation: string }>(
  new URL('./explanation.hbs', import.meta.url),
);

export interface HtmlPage {
  readonly language: string;
  readonly title: string;
  /** HTML, rendered by a template. */
  readonly content: string;
  /** Whether it holds a form that is sent to where the page came from. */
  readonly sends?: boolean;
}

/** @returns the page, for the handler to return */
export function sendPage(reply: FastifyReply, { language, title, content, sends = false }: HtmlPage): string {
  const policy = policyFor(sends ? "'self'" : "'none'");
  void reply.type('text/html; charset=utf-8').header('Content-Security-Policy', policy);
  // By `no-referrer` browsers hide the origin of a form as well (Fetch, "append a request Origin header"), and such are refused.
  if (sends) void reply.header('Referrer-Policy', 'same-origin');
  return layout({ language, title, content, style });
}

/** A page that says what happened, and asks for nothing. */
export function explanationPage(title: string, explanation: string, language: string): HtmlPage {
  return { language, title, content: explained({ explanation }) };
}
