/** Files for the import pages, and their upload in a browser tab. */
import type { Page } from 'playwright-core';

/** Text in windows-1251, as Russian spreadsheet programs write it. Only ASCII and letters from А to я. */
export const windows1251 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((letter) => {
      const code = letter.charCodeAt(0);
      return code < 128 ? code : code - 'А'.charCodeAt(0) + 0xc0;
    }),
  );

/** A table with semicolons, as Russian spreadsheet programs write it. */
export const table = (...rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.join(';')}\r\n`).join('');

/** Sends the form of the page that is open. @returns the status of the answer */
export async function uploadFile(
  tab: Page,
  content: Buffer | string,
  button = 'Upload and check',
): Promise<number> {
  const buffer = Buffer.from(content);
  await tab.locator('input[type=file]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer });
  const answered = tab.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().endsWith('/import/new'),
  );
  await tab.getByRole('button', { name: button }).click();
  const status = (await answered).status();
  await tab.waitForLoadState();
  return status;
}
