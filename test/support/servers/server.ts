/** A real server a test can use, and break. */
export interface Server {
  /** In the form the settings take: postgres://…, redis://…, kafka://…. */
  readonly url: string;
  /** Polite end; its files stay until this run is over. Stopping twice is no error. */
  stop(): Promise<void>;
  /** SIGKILL, as a power cut would. */
  kill(): Promise<void>;
  /** SIGSTOP: connections stay open and nothing answers. */
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  /** Starts again on the same port and files, after stop() or kill(); ends a running one politely first. */
  restart(): Promise<void>;
}

export interface ServerOptions {
  /** Left out: chosen free. */
  readonly port?: number;
  /** Keeps the files between runs; left out: temporary. */
  readonly folder?: string;
}
