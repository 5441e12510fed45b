/** Renders `docs/reference/routes.md` from the OpenAPI document of the gateway. */
import { format } from 'prettier';
import { routesOf } from '../../apps/gateway/src/api-document/documented-routes.js';
import { apiDocument } from './api-document.js';

const introduction = `# Routes

Every route of the gateway, in the order of the OpenAPI document (\`GET /api/v1/openapi.json\`), which also describes bodies, fields and errors.
Every path is accepted with and without a trailing slash.

- **Callers**: \`anonymous\` routes need no session. \`user\` is every authenticated caller. \`staff\` and \`admin\` are flags of the account, of which one
  suffices. Superusers may call every route. Where the answer depends on the requested row (a company manages only its own departments), the
  route answers 403 or 404 to other callers.
- **Credentials**: the cookies that authenticate the request, and the CSRF token in \`X-CSRFToken\`. The gateway accepts no \`Authorization\` header.
- **Second factor**: \`step-up\` routes reject sessions that did not verify their second factor within \`STEP_UP_SECONDS\`, if the account has one. On
  \`step-up of administrators\` this applies to callers with the flag \`staff\`, \`admin\` or \`superuser\`.
- **If-Match**: the request must send the version of the row, which the ETag of a read contains. 428 without it, 409 with an older version.
- **Rate limit**: \`attempts\` is a limit for the account, usually also for the network of the caller; \`network\` is a limit for the network alone. Requests
  above the limit get 429 with \`Retry-After\`. The limits are the settings \`THROTTLE_*\` ([settings](settings.md)).
- **Success**: status codes of successful responses.

This page is generated from \`apps/gateway\` by \`npm run docs:routes\`.`;

const columns = [
  'route',
  'summary',
  'callers',
  'credentials',
  'second factor',
  'If-Match',
  'rate limit',
  'success',
];

type Route = ReturnType<typeof routesOf>[number];

interface Row {
  readonly tag: string;
  readonly cells: readonly string[];
}

export async function routesDocument(): Promise<string> {
  const rows = await readRoutes();
  const tags = [...new Set(rows.map(({ tag }) => tag))];
  const sections = tags.map((tag) => {
    const cells = rows.filter((row) => row.tag === tag).map((row) => row.cells);
    return `## ${tag}\n\n${table(cells)}`;
  });
  return format([introduction, ...sections].join('\n\n') + '\n', { parser: 'markdown', printWidth: 110 });
}

async function readRoutes(): Promise<Row[]> {
  const document = await apiDocument();
  return Object.entries(document.paths).flatMap(([path, item]) =>
    routesOf({ ...document, paths: { [path]: item } }).map((route) => {
      const method = Object.entries(item).find(([, operation]) => operation === route.operation)![0];
      return rowOf(method.toUpperCase(), route);
    }),
  );
}

function rowOf(method: string, { path, operation }: Route): Row {
  const extensions = operation as { 'x-roles'?: string[]; 'x-step-up'?: boolean };
  const codes = new Set(Object.values(operation.responses).flatMap(errorCodesOf));
  const schemes = operation.security ?? [];
  const credentials = schemes.map((scheme) => Object.keys(scheme).join(' + '));
  const stepUp = codes.has('second_factor.step_up_required');
  const wantsVersion = operation.parameters?.some((one) => 'name' in one && one.name === 'If-Match');
  const limits = { attempts: 'throttle.too_many_attempts', network: 'throttle.network_limit' };
  return {
    tag: operation.tags?.[0] ?? 'other',
    cells: [
      `\`${method} ${path}\``,
      operation.summary ?? '',
      extensions['x-roles']?.join(', ') ?? '',
      credentials.join(' or '),
      stepUp ? (extensions['x-step-up'] ? 'step-up' : 'step-up of administrators') : '',
      wantsVersion ? 'yes' : '',
      Object.entries(limits)
        .filter(([, code]) => codes.has(code))
        .map(([name]) => name)
        .join(', '),
      Object.keys(operation.responses)
        .filter((status) => Number(status) < 400)
        .join(', '),
    ],
  };
}

/** The examples of a response are named by the error code. */
function errorCodesOf(response: Route['operation']['responses'][string]): string[] {
  if (!response || !('content' in response)) return [];
  return Object.keys(response.content?.['application/json']?.examples ?? {});
}

function table(rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}
