/** The origin of a request. */
export interface Client {
  /** IP address in canonical form; behind a trusted proxy, the address of the proxy's client. */
  readonly address: string;
  /** The User-Agent, at most 200 characters; empty if absent. Informational only. */
  readonly device: string;
  /**
   * What earlier logins left with the browser, if it brought it: secrets, never to be stored or logged. More than one where it
   * keeps several cookies of the name.
   */
  readonly deviceTokens?: readonly string[];
}
