/** Uses a page with the keyboard alone: Tab to a control, type, Enter. */
import type { Locator, Page } from 'playwright-core';

/** A list has 50 rows of three controls each. */
const mostSteps = 200;

const isFocused = (control: Locator) =>
  control.evaluate<boolean, void>((element) => element === element.ownerDocument.activeElement);

/** @throws Error if Tab does not reach the control */
export async function tabTo(tab: Page, control: Locator): Promise<void> {
  for (let step = 0; step < mostSteps; step++) {
    if (await isFocused(control)) return;
    await tab.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${String(control)}`);
}

export async function typeInto(tab: Page, label: string, text: string): Promise<void> {
  const field = tab.getByLabel(label, { exact: true });
  await tabTo(tab, field);
  await tab.keyboard.press('ControlOrMeta+a');
  await tab.keyboard.type(text);
}

/** Moves to a button or link of this name, and presses Enter. Resolves when the next page is loaded. */
export async function press(tab: Page, name: string): Promise<void> {
  const control = tab
    .getByRole('button', { name, exact: true })
    .or(tab.getByRole('link', { name, exact: true }));
  await tabTo(tab, control.first());
  await Promise.all([tab.waitForEvent('load'), tab.keyboard.press('Enter')]);
}
