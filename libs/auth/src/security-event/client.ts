/** The origin of a request. */
export interface Client {
  /** IP address in canonical form; behind a trusted proxy, the address of the proxy's client. */
  readonly address: string;
  /** The User-Agent, at most 200 characters; empty if absent. Informational only. */
  readonly device: string;
  /**
   * Values of the device cookie from earlier logins. Secret: they must not be stored or logged. The browser sends several if it
   * has several cookies of the name.
   */
  readonly deviceTokens?: readonly string[];
}
