/** Captures the mails of a database spec before the outbox seals them. */
import { MailOutbox, type MailTemplate, type OutgoingMail } from '#mail-queue';
import { afterAll, beforeAll, type MockInstance, vi } from 'vitest';

export interface CapturedLinks {
  /** Oldest first; all mails without `to`. */
  mails(to?: string): OutgoingMail[];
  /** Parameters of the link in the newest mail of a kind. */
  link(template: MailTemplate): URL;
  /** The code in that link. */
  code(template: MailTemplate): string;
}

/** Installs its hooks in the calling file. */
export function captureLinks(): CapturedLinks {
  let addAll: MockInstance<MailOutbox['addAll']>;
  beforeAll(() => void (addAll = vi.spyOn(MailOutbox.prototype, 'addAll')));
  afterAll(() => addAll.mockRestore());

  const mails = (to?: string) =>
    addAll.mock.calls.flatMap(([, added]) => added).filter((mail) => to === undefined || mail.to === to);
  const link: CapturedLinks['link'] = (template) => {
    const newest = mails().findLast((mail) => mail.template === template);
    if (!newest) throw new Error(`No mail ${template} was written`);
    const { link: only, resetLink } = newest.parameters;
    return new URL((only ?? resetLink)!);
  };
  const code: CapturedLinks['code'] = (template) => {
    const { searchParams } = link(template);
    return (searchParams.get('code') ?? searchParams.get('activation_code'))!;
  };
  return { mails, link, code };
}
