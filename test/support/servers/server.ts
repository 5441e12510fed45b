/** A real server a test can use, and break. */
export interface Server {
  /** As in the settings: postgres://…, redis://…, kafka://…. */
  readonly url: string;
  /** SIGTERM; its files stay until the end of the run. Idempotent. */
  stop(): Promise<void>;
  /** SIGKILL, like a power cut. */
  kill(): Promise<void>;
  /** SIGSTOP: connections stay open without answers. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  /** Starts again on the same port and files, after stop() or kill(); stops a running server first. */
  restart(): Promise<void>;
}

export interface ServerOptions {
  /** Left out: chosen free. */
  readonly port?: number;
  /** Keeps the files between runs; left out: temporary. */
  readonly folder?: string;
}
