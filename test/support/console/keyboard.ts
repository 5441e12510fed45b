/** Uses the console with the keyboard alone. A screen changes without a new document, so the caller waits for what appears. */
import type { Locator, Page } from 'playwright-core';
import { tabTo } from '../pages/keyboard.js';

type Role = 'button' | 'link' | 'menuitem' | 'radio' | 'checkbox' | 'combobox' | 'textbox' | 'searchbox';
type Name = string | RegExp;

/** Moves to a control by Tab. */
export async function reach(tab: Page, role: Role, name: Name): Promise<Locator> {
  const control = tab.getByRole(role, { name, exact: true }).first();
  await control.waitFor();
  await tabTo(tab, control);
  return control;
}

/** Moves to a button or link of this name, and presses Enter. */
export async function press(tab: Page, name: Name): Promise<void> {
  const button = tab.getByRole('button', { name, exact: true });
  const control = button.or(tab.getByRole('link', { name, exact: true })).first();
  await control.waitFor();
  await tabTo(tab, control);
  await tab.keyboard.press('Enter');
}

/** Opens the menu of this name, and moves to one of its actions by its first letters. */
export async function chooseAction(tab: Page, menu: string, action: string): Promise<void> {
  await press(tab, menu);
  await tab.getByRole('menuitem', { name: action, exact: true }).waitFor();
  await tab.keyboard.type(action);
  await tab.keyboard.press('Enter');
}

/** Chooses in a select the first option with this text, once it is there. */
export async function chooseOption(tab: Page, label: string, option: string): Promise<void> {
  const field = tab.getByLabel(label, { exact: true });
  const options = field.locator('option');
  await options.filter({ hasText: option }).first().waitFor({ state: 'attached' });
  const index = (await options.allTextContents()).findIndex((text) => text.includes(option));
  await tabTo(tab, field);
  await tab.keyboard.press('Home');
  for (let step = 0; step < index; step++) await tab.keyboard.press('ArrowDown');
}

/** Moves to a field by Tab, and replaces its text. */
export async function fill(tab: Page, label: Name, text: string, role: Role = 'textbox'): Promise<void> {
  await reach(tab, role, label);
  await tab.keyboard.press('ControlOrMeta+a');
  await tab.keyboard.type(text);
}

/** Opens the search over everything, and types into it. @returns its dialog */
export async function searchFor(tab: Page, text: string): Promise<Locator> {
  const dialog = tab.getByRole('dialog');
  // The one before fades out.
  await dialog.waitFor({ state: 'detached' });
  await tab.keyboard.press('ControlOrMeta+k');
  await dialog.locator('input:focus').waitFor();
  await tab.keyboard.type(text);
  return dialog;
}
