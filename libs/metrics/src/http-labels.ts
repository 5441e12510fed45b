/** The closed labels of HTTP requests. */

/** Those of the routes, and `_OTHER` as in the semantic conventions of OpenTelemetry. */
export const httpMethods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', '_OTHER'] as const;
export type HttpMethod = (typeof httpMethods)[number];

const codes = [
  200, 201, 202, 204, 206, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 406, 408, 409, 410, 411,
  412, 413, 414, 415, 416, 417, 422, 423, 425, 426, 428, 429, 431, 500, 501, 502, 503, 504,
] as const;
export type HttpStatus = `${(typeof codes)[number]}`;

export const httpStatuses: readonly HttpStatus[] = codes.map((code): HttpStatus => `${code}`);
