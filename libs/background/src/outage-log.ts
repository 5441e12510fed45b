/** Logs an outage twice, however many attempts fail in between: a warning when it begins, a line when it is over. */
import type { Logger } from '@nestjs/common';

interface OutageMessages {
  /** What does not work, and what happens meanwhile: `Mails wait in the outbox`. */
  readonly began: string;
  /** `Mails are handed over again`. */
  readonly ended: string;
}

export class OutageLog {
  private ongoing = false;

  constructor(
    private readonly logger: Pick<Logger, 'log' | 'warn'>,
    private readonly messages: OutageMessages,
  ) {}

  get isOngoing(): boolean {
    return this.ongoing;
  }

  /** Logs the first failure of an outage, with its cause. */
  failed(error: unknown): void {
    if (this.ongoing) return;
    this.ongoing = true;
    this.logger.warn({ msg: this.messages.began, err: error });
  }

  /** Call after each success. */
  succeeded(): void {
    if (!this.ongoing) return;
    this.ongoing = false;
    this.logger.log(this.messages.ended);
  }
}
