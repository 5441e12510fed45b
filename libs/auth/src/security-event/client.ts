/** What a call tells about where it came from. */
export interface Client {
  /** IP address in canonical form, of the client itself where a trusted proxy stands before us. */
  readonly address: string;
  /** The User-Agent, at most 200 characters; empty if it sent none. Nothing is decided by it. */
  readonly device: string;
  /**
   * What earlier logins left with the browser, if it brought it: secrets, never to be stored or logged. More than one where it
   * keeps several cookies of the name.
   */
  readonly deviceTokens?: readonly string[];
}
