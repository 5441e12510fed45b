/** Compares responses of the gateway with the OpenAPI document. */
import {
  type ApiDocument,
  DocumentedPaths,
  type DocumentedResponse,
  type Operation,
} from './api-document.js';
import { ResponseSchemas } from './response-schemas.js';

export interface ObservedAnswer {
  readonly method: string;
  /** With its query, as sent. */
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

/** Responses given before routing, by status. */
const beforeRouting = new Set([400, 404, 405, 408, 413, 414, 415, 431]);

export class AnswerRules {
  readonly #paths: DocumentedPaths;
  readonly #schemas: ResponseSchemas;

  constructor(private readonly document: ApiDocument) {
    this.#paths = new DocumentedPaths(document);
    this.#schemas = new ResponseSchemas(document);
  }

  /** @returns a sentence with route, status and difference; undefined without one */
  difference(answer: ObservedAnswer): string | undefined {
    const path = this.#paths.find(routedPath(answer.path));
    const method = answer.method.toLowerCase();
    const methods = path === undefined ? {} : this.document.paths[path]!;
    const operation = methods[method] ?? (method === 'head' ? methods['get'] : undefined);
    const found =
      path !== undefined && operation
        ? this.#ofOperation(answer, [path, methods[method] ? method : 'get'], operation)
        : this.#unrouted(answer, path !== undefined);
    return found && `${answer.method} ${path ?? answer.path.slice(0, 200)} → ${answer.status}: ${found}`;
  }

  #ofOperation(
    answer: ObservedAnswer,
    [path, method]: [string, string],
    { responses }: Operation,
  ): string | undefined {
    const response = responses[answer.status];
    if (!response) return `not a documented status (${Object.keys(responses).join(', ')})`;
    const missing = Object.entries(response.headers ?? {}).find(
      ([name, { required }]) => required && !answer.headers.has(name),
    );
    if (missing) return `the header ${missing[0]} is missing`;
    if (answer.method === 'HEAD') return undefined;
    return this.#bodyOf(answer, ['paths', path, method, 'responses', String(answer.status)], response);
  }

  #bodyOf(
    { headers, body }: ObservedAnswer,
    place: string[],
    { content }: DocumentedResponse,
  ): string | undefined {
    if (!content) return body === '' ? undefined : `a body where none is documented: ${body.slice(0, 200)}`;
    const type = mediaTypeOf(headers);
    if (!content[type]) return `not a documented media type: ${type}`;
    if (!type.endsWith('json')) return undefined;
    const faults = this.#schemas.faults([...place, 'content', type, 'schema'], JSON.parse(body));
    return faults === '' ? undefined : `${faults} in ${body.slice(0, 500)}`;
  }

  /** @param known whether the path exists with other methods */
  #unrouted({ method, status, headers, body }: ObservedAnswer, known: boolean): string | undefined {
    if (method === 'OPTIONS' && status === 204) return body === '' ? undefined : 'a body where none belongs';
    if (!beforeRouting.has(status)) return 'no such operation is documented';
    if (known !== (status === 405) && (status === 404 || status === 405))
      return 'the path and its methods differ';
    if (status === 405 && !headers.has('allow')) return 'the header Allow is missing';
    if (method === 'HEAD') return undefined;
    const name = mediaTypeOf(headers) === 'application/problem+json' ? 'ProblemDto' : 'ErrorDto';
    return this.#schemas.faults(['components', 'schemas', name], JSON.parse(body)) || undefined;
  }
}

/** The path as the router reads it: without query, percent-decoded. */
function routedPath(sent: string): string {
  const path = sent.split('?', 1)[0]!;
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function mediaTypeOf(headers: Headers): string {
  return headers.get('content-type')?.split(';')[0] ?? 'none';
}
