/** `fetch` for the gateway: in end-to-end runs every response is checked against the OpenAPI document. */
import type { ApiDocument } from './api-document/api-document.js';
import { AnswerRules } from './api-document/answer-rules.js';

/** The document describes neither itself and its page nor the route that pages redirect to. */
const described = /^\/(api\/v1|health|\.well-known)\/(?!openapi\.json|docs|login\/refresh\/continue)/;

let rules: AnswerRules | undefined;
const differences = new Set<string>();

/** Enables the check; it is off by default. */
export function checkResponsesAgainst(document: ApiDocument): void {
  rules = new AnswerRules(document);
}

/** @returns the differences since the last call, each once */
export function takeMismatches(): string[] {
  const taken = [...differences];
  differences.clear();
  return taken;
}

/** @param url of the gateway, absolute */
export async function checkedFetch(url: string, init: RequestInit = {}): Promise<Response> {
  const answer = await fetch(url, init);
  const path = url.slice(new URL(url).origin.length);
  if (rules && described.test(path)) {
    const { status, headers } = answer;
    const method = init.method ?? 'GET';
    const found = rules.difference({ method, path, status, headers, body: await answer.clone().text() });
    if (found) differences.add(found);
  }
  return answer;
}
