/** Uses the console with the keyboard alone; its screens change without a new page. */
import type { Page } from 'playwright-core';
import { tabTo } from '../pages/keyboard.js';

/** Moves to a button or link of this name, and presses Enter. */
export async function enter(tab: Page, name: string): Promise<void> {
  const control = tab
    .getByRole('button', { name, exact: true })
    .or(tab.getByRole('link', { name, exact: true }));
  await tabTo(tab, control.first());
  await tab.keyboard.press('Enter');
}

/** Opens the menu of a row, and moves with the arrows to an action. */
export async function choose(tab: Page, menu: string, action: string): Promise<void> {
  await enter(tab, menu);
  const item = tab.getByRole('menuitem', { name: action, exact: true });
  await item.waitFor();
  // The first letters of an action move to it.
  await tab.keyboard.type(action);
  await tab.keyboard.press('Enter');
}
