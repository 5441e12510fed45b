/** Answers the form of a page with a page, and every other caller with JSON. */
import { CodedError } from '#errors';
import type { FastifyReply } from 'fastify';
import { prefers } from './accepted-type.js';
import { type HtmlPage, sendPage } from './page.js';
import { ok, type OkDto } from '../resource/ok.dto.js';

export type RequestHeaders = Record<string, string | undefined>;

export interface FormAnswer {
  readonly headers: RequestHeaders;
  readonly reply: FastifyReply;
  readonly done: () => HtmlPage;
  /** The page for a refusal; undefined for one that pages have no words for. */
  readonly refused: (error: CodedError) => HtmlPage | undefined | Promise<HtmlPage | undefined>;
}

/** @returns what the handler is to return: a page, or `{"status":"OK"}` */
export async function answerForm(
  work: Promise<void>,
  { headers, reply, done, refused }: FormAnswer,
): Promise<OkDto | string> {
  const forPerson = prefers(headers['accept'], 'text/html', 'application/json');
  try {
    await work;
  } catch (error) {
    const page = forPerson && error instanceof CodedError ? await refused(error) : undefined;
    if (!page) throw error;
    const { httpStatus, retryAfter } = error as CodedError;
    void reply.code(httpStatus);
    if (retryAfter !== undefined) void reply.header('Retry-After', retryAfter);
    return sendPage(reply, page);
  }
  return forPerson ? sendPage(reply, done()) : ok;
}

/** A query parameter that came once; empty otherwise. */
export function single(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 200) : '';
}
