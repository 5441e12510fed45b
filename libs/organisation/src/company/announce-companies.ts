/** Tells administrators by mail which companies wait for approval. */
import { AppSettings, BrandSettings } from '#config';
import { inTransaction } from '#database';
import { MailOutbox } from '#mail-queue';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { claimUnannounced, findAdministrators } from './announcement.store.js';

/** A flood of registrations makes the mail no longer than this. */
const shownNames = 20;

@Injectable()
export class AnnounceCompanies {
  constructor(
    private readonly dataSource: DataSource,
    private readonly outbox: MailOutbox,
    private readonly app: AppSettings,
    private readonly brand: BrandSettings,
  ) {}

  /**
   * Safe in any number of processes at once: each company is announced once, and each administrator gets at most one mail an
   * hour. The mails are written in the transaction that claims the companies.
   * @returns the number of companies announced
   */
  execute(): Promise<number> {
    return inTransaction(this.dataSource, async (db) => {
      const names = await claimUnannounced(db);
      if (names.length === 0) return 0;
      const parameters = {
        names: names.slice(0, shownNames).join('; '),
        others: names.length > shownNames ? String(names.length - shownNames) : '',
        // Without pages, administrators use the API.
        link: this.brand.pages ? `${this.app.publicUrl}/account/people/companies` : '',
      };
      for (const { userId, ...addressee } of await findAdministrators(db)) {
        await this.outbox.add(db, { ...addressee, template: 'companies-waiting', parameters, about: userId });
      }
      return names.length;
    });
  }
}
