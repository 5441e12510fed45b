/** What a call tells about where it came from. */
export interface Client {
  /** IP address, of the client itself where a trusted proxy stands before us. */
  readonly address: string;
  /** The User-Agent, at most 200 characters; empty if it sent none. Nothing is decided by it. */
  readonly device: string;
}
