/** Uses the console with the keyboard alone. A screen changes without a new document, so nothing is waited for but the next control. */
import type { Page } from 'playwright-core';
import { tabTo } from '../pages/keyboard.js';

type Role = 'button' | 'link' | 'menuitem' | 'radio' | 'checkbox' | 'combobox' | 'textbox' | 'searchbox';

/** Moves to a control by Tab. */
export async function reach(tab: Page, role: Role, name: string | RegExp) {
  const control = tab.getByRole(role, { name, exact: true }).first();
  await control.waitFor();
  await tabTo(tab, control);
  return control;
}

/** Moves to a button or link by Tab, and presses Enter. */
export async function choose(tab: Page, role: 'button' | 'link', name: string | RegExp): Promise<void> {
  await reach(tab, role, name);
  await tab.keyboard.press('Enter');
}

/** Opens the menu of a row, and moves to one of its actions by the arrows. */
export async function chooseAction(tab: Page, row: string, action: string): Promise<void> {
  await choose(tab, 'button', `Actions: ${row}`);
  const item = tab.getByRole('menuitem', { name: action, exact: true });
  await item.waitFor();
  // A menu finds its items by their first letters.
  await tab.keyboard.type(action);
  await tab.keyboard.press('Enter');
}

/** Moves to a field by Tab, and types. */
export async function fill(tab: Page, label: string, text: string, role: Role = 'textbox'): Promise<void> {
  await reach(tab, role, label);
  await tab.keyboard.press('ControlOrMeta+a');
  await tab.keyboard.type(text);
}
