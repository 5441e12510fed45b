/** What a caller may choose about the embedded server. */
export interface EmbeddedPostgresOptions {
  /** Keeps cluster, password, port and log between runs. Made if missing. */
  readonly folder: string;
  /** Left out: chosen free the first time, and kept. */
  readonly port?: number;
  /** Off: faster, and a power cut may lose the cluster. For tests. Default on. */
  readonly durable?: boolean;
  /** Receives one sentence about each unusual step (a left-over server stopped, another place used). */
  readonly log?: (sentence: string) => void;
}
