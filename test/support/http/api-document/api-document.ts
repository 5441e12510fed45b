/** The parts of the OpenAPI document that tests read. */

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

/** Finds the path of the document that a requested path belongs to. Literal segments win over parameters. */
export class DocumentedPaths {
  readonly #patterns: readonly (readonly [path: string, pattern: RegExp])[];

  constructor({ paths }: ApiDocument) {
    const parameters = (path: string) => path.split('{').length;
    this.#patterns = Object.keys(paths)
      .toSorted((a, b) => parameters(a) - parameters(b))
      .map((path) => [
        path,
        new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}/?$`, 's'),
      ]);
  }

  /** @param requested without its query */
  find(requested: string): string | undefined {
    return this.#patterns.find(([, pattern]) => pattern.test(requested))?.[0];
  }
}
