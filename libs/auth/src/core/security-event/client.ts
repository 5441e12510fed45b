/** What a call tells about where it came from. */
export interface Client {
  /** IP address in canonical form, of the client itself where a trusted proxy stands before us. */
  readonly address: string;
  /** The User-Agent, at most 200 characters; empty if it sent none. Nothing is decided by it. */
  readonly device: string;
  /** What an earlier login left with the browser, if it brought it: a secret, never to be stored or logged. */
  readonly deviceToken?: string;
}
