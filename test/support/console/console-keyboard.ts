/** Uses the console with the keyboard alone. Unlike on pages, nothing is loaded anew: the caller waits for what appears. */
import type { Page } from 'playwright-core';
import { tabTo } from '../pages/keyboard.js';

/** Moves to a button or link of this name, and presses Enter. Where a dialog is open, to one in the dialog. */
export async function follow(tab: Page, name: string): Promise<void> {
  // Messages about what was done have the role of a dialog as well.
  const dialog = tab.locator('[role=dialog]:has(form)');
  const place = (await dialog.count()) > 0 ? dialog.last() : tab.locator('body');
  const control = place
    .getByRole('button', { name, exact: true })
    .or(place.getByRole('link', { name, exact: true }));
  await control.first().waitFor();
  await tabTo(tab, control.first());
  await tab.keyboard.press('Enter');
}

/** Opens the menu of this name, and chooses an action. */
export async function open(tab: Page, menu: string, action: string): Promise<void> {
  await tab.getByRole('button', { name: menu, exact: true }).waitFor();
  await follow(tab, menu);
  const item = tab.getByRole('menuitem', { name: action, exact: true });
  await item.waitFor();
  await tab.keyboard.type(action);
  await tab.keyboard.press('Enter');
  await tab.getByRole('dialog').waitFor();
}

/** Chooses in a select the first option with this text, once it is there. */
export async function choose(tab: Page, label: string, option: string): Promise<void> {
  const field = tab.getByLabel(label, { exact: true });
  const options = field.locator('option');
  await options.filter({ hasText: option }).first().waitFor({ state: 'attached' });
  const index = (await options.allTextContents()).findIndex((text) => text.includes(option));
  await tabTo(tab, field);
  await tab.keyboard.press('Home');
  for (let step = 0; step < index; step++) await tab.keyboard.press('ArrowDown');
}
