/** The OpenAPI document of the gateway, as far as the tests read it. */

export interface DocumentedResponse {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
  readonly headers?: Readonly<Record<string, { readonly required?: boolean }>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: object;
}

export interface Operation {
  readonly 'x-roles'?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<Record<string, DocumentedResponse>>;
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** @param gateway `http://host:port` */
export async function fetchApiDocument(gateway: string): Promise<ApiDocument> {
  const answer = await fetch(`${gateway}/api/v1/openapi.json`);
  if (!answer.ok) throw new Error(`The gateway serves no OpenAPI document: ${answer.status}`);
  return (await answer.json()) as ApiDocument;
}

/** A path of the document for a path of a request, without its query. Literal segments win over parameters. */
export function documentedPath({ paths }: ApiDocument, requested: string): string | undefined {
  const segments = requested.replace(/\/$/, '').split('/');
  const fits = (path: string) => {
    const documented = path.split('/');
    return (
      documented.length === segments.length &&
      documented.every(
        (segment, at) => segment === segments[at] || (isParameter(segment) && segments[at] !== ''),
      )
    );
  };
  const parameters = (path: string) => path.split('/').filter(isParameter).length;
  return Object.keys(paths)
    .filter(fits)
    .toSorted((a, b) => parameters(a) - parameters(b))[0];
}

const isParameter = (segment: string) => segment.startsWith('{');
