/** Renders pages in the frame of the brand and sends them with their content security policy. */
import { createHash } from 'node:crypto';
import { CsrfTokens, sessionAfter } from '#auth/http';
import { AppSettings, BrandSettings, productVersion } from '#config';
import { CodedError, type FieldSentences, type Language, problemOf } from '#errors';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ok, type OkDto } from '../resource/ok.dto.js';
import { prefers } from './accepted-type.js';
import { brandStyle } from './brand-style.js';
import { waitSentence } from './error-page.js';
import type { IconName } from './icons.js';
import { type AccountSection, accountSections, type HtmlPage } from './page.js';
import { type PageTexts, pageTexts } from './page-texts.js';
import { peopleAccessOf } from './people-access.js';
import { needsSession, needsStepUp } from './session-errors.js';
import { readTemplate } from './template.js';

interface Frame {
  readonly language: string;
  readonly title: string;
  readonly brand: string;
  readonly base: string;
  readonly assets: string;
  readonly version: string;
  readonly style: string;
  readonly home: string;
  readonly isWide: boolean;
  readonly csrfToken: string;
  /** Path and query of the page, for the language switch. */
  readonly address: string;
  readonly sections: readonly SectionLink[] | false;
  readonly links: readonly { readonly href: string; readonly label: string }[];
  readonly texts: PageTexts;
  readonly content: string;
}

interface SectionLink {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
  readonly isCurrent: boolean;
}

const frame = readTemplate<Frame>(new URL('./page.hbs', import.meta.url));

const sectionIcons: Readonly<Record<AccountSection, IconName>> = {
  profile: 'user',
  people: 'users',
  security: 'shield',
  sessions: 'monitor',
  history: 'history',
  privacy: 'lock',
};

@Injectable()
export class PageRenderer {
  private readonly style: string;
  private readonly styleHash: string;
  private readonly base: string;

  constructor(
    app: AppSettings,
    private readonly brand: BrandSettings,
    private readonly csrf: CsrfTokens,
  ) {
    this.base = new URL(app.publicUrl).pathname.replace(/\/$/, '');
    this.style = brandStyle(brand.accents);
    this.styleHash = createHash('sha256').update(this.style).digest('base64');
  }

  /** The path below which all account pages lie, as browsers see it. */
  path(below: string): string {
    return `${this.base}${below}`;
  }

  /** Where people go when a task has no next step: `HOME_URL`, otherwise the path of their account below the gateway. */
  get home(): string {
    return this.brand.homeUrl ?? '/account/';
  }

  /** @returns the page, for the handler to return */
  send(reply: FastifyReply, page: HtmlPage): string {
    void reply
      .type('text/html; charset=utf-8')
      .header('Content-Security-Policy', this.policyFor(page))
      // With `no-referrer`, browsers send `Origin: null` with forms (Fetch, "append a request Origin header").
      .header('Referrer-Policy', 'same-origin');
    return this.render(page, reply);
  }

  /** Sends the page of a mailed link: its form, or why the link cannot be used. */
  async sendForm(reply: FastifyReply, { form, refused }: LinkedForm): Promise<string> {
    try {
      return this.send(reply, await form());
    } catch (error) {
      const page = error instanceof CodedError ? refused(error) : undefined;
      if (!page) throw error;
      return this.sendRefusal(reply, error as CodedError, page);
    }
  }

  /** Answers a page's form with a page, and every other caller with JSON. */
  async answerForm<Done>(
    work: Promise<Done>,
    { reply, done, refused }: FormAnswer<Done>,
  ): Promise<OkDto | string> {
    const forPerson = prefers(reply.request.headers.accept, 'text/html', 'application/json');
    let made: Done;
    try {
      made = await work;
    } catch (error) {
      const page = forPerson && error instanceof CodedError ? await refused(error) : undefined;
      if (!page) throw error;
      return this.sendRefusal(reply, error as CodedError, page);
    }
    return forPerson ? this.send(reply, done(made)) : ok;
  }

  /**
   * Answers a form of a page: redirects after the work (status 303, so that reloading repeats nothing), or shows the form again.
   * @param work returns the address to go to, absolute or a path below the gateway, or a page that only this answer can show,
   * such as one with new recovery codes
   * @param again renders the page with the form, for an error that the user can correct
   */
  async submit(
    reply: FastifyReply,
    language: Language,
    work: () => Promise<string | HtmlPage>,
    again: (refusal: FormRefusal) => HtmlPage | Promise<HtmlPage>,
  ): Promise<string> {
    try {
      const next = await work();
      if (typeof next === 'string') return this.redirect(reply, next);
      void reply.code(200);
      return this.send(reply, next);
    } catch (error) {
      if (!(error instanceof CodedError) || !isCorrectable(error)) throw error;
      return this.sendRefusal(reply, error, await again(refusalOf(error, language)));
    }
  }

  /** @param address absolute, or a path below the gateway */
  redirect(reply: FastifyReply, address: string): string {
    void reply.code(303).header('Location', address.startsWith('/') ? this.path(address) : address);
    return '';
  }

  /** Sends a page with the status and the wait of an error. */
  sendRefusal(reply: FastifyReply, { httpStatus, retryAfter }: CodedError, page: HtmlPage): string {
    void reply.code(httpStatus);
    if (retryAfter !== undefined) void reply.header('Retry-After', String(retryAfter));
    return this.send(reply, page);
  }

  private render(page: HtmlPage, reply: FastifyReply): string {
    const { request } = reply;
    const sessionId = sessionAfter(request);
    const csrfToken = sessionId === undefined ? '' : this.csrf.issue(sessionId);
    const values = { base: this.base, brand: this.brand.name, csrfToken, hasPages: this.brand.pages };
    const texts = pageTexts[page.language];
    return frame({
      language: page.language,
      title: page.title,
      brand: this.brand.name,
      base: this.base,
      assets: this.path('/account/assets/'),
      version: productVersion,
      style: this.style,
      home: this.brand.homeUrl ?? this.path('/account/'),
      isWide: page.isWide ?? false,
      csrfToken,
      address: this.path(request.url),
      sections:
        page.section !== undefined &&
        sessionId !== undefined &&
        this.sectionLinks(page.section, texts, peopleAccessOf(request) !== undefined),
      links: this.links(texts),
      texts,
      content: page.content(values),
    })(values);
  }

  private sectionLinks(current: AccountSection, texts: PageTexts, hasPeople: boolean): SectionLink[] {
    const shown = accountSections.filter((section) => section !== 'people' || hasPeople);
    return shown.map((section) => ({
      path: this.path(section === 'profile' ? '/account/' : `/account/${section}`),
      label: texts.sections[section],
      icon: sectionIcons[section],
      isCurrent: section === current,
    }));
  }

  private links(texts: PageTexts): { href: string; label: string }[] {
    const { supportLink, termsUrl, privacyUrl } = this.brand;
    return [
      { href: supportLink, label: texts.support },
      { href: termsUrl, label: texts.terms },
      { href: privacyUrl, label: texts.privacy },
    ].flatMap(({ href, label }) => (href === undefined ? [] : [{ href, label }]));
  }

  /** Every page has the form of the language switch, so `form-action` always allows the gateway itself. */
  private policyFor({ formTarget, hasFrames }: HtmlPage): string {
    return [
      "default-src 'none'",
      `style-src 'self' 'sha256-${this.styleHash}'`,
      "script-src 'self'",
      "img-src 'self' data:",
      "connect-src 'self'",
      ...(hasFrames ? ["frame-src 'self'"] : []),
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      // Browsers check the targets of redirects as well.
      `form-action 'self'${formTarget ? ` ${formTarget}` : ''}`,
    ].join('; ');
  }
}

export interface LinkedForm {
  readonly form: () => Promise<HtmlPage>;
  /** @returns the page for an error; undefined for an error without a page text */
  readonly refused: (error: CodedError) => HtmlPage | undefined;
}

export interface FormAnswer<Done> {
  readonly reply: FastifyReply;
  readonly done: (made: Done) => HtmlPage;
  /** @returns the page for an error; undefined for an error without a page text */
  readonly refused: (error: CodedError) => HtmlPage | undefined | Promise<HtmlPage | undefined>;
}

/** Why a form is shown again. */
export interface FormRefusal {
  readonly code: CodedError['code'];
  /** A sentence about the whole form; empty if only fields are wrong. */
  readonly problem: string;
  readonly errors: FieldSentences | undefined;
  readonly names?: CodedError['names'];
}

/** Whether the form is shown again. `PageErrorFilter` answers all other errors. */
const isCorrectable = ({ code, httpStatus }: CodedError) =>
  !needsSession(code) && !needsStepUp(code) && (httpStatus < 500 || httpStatus === 503);

export function refusalOf(error: CodedError, language: Language): FormRefusal {
  const errors = error.fieldsIn(language);
  const sentences = [problemOf(error, language).title, waitSentence(error.retryAfter, language)];
  const problem = errors ? '' : sentences.filter(Boolean).join(' ');
  return { code: error.code, problem, errors, names: error.names };
}
