/** Moves the focus to the title of the screen, when what had it is gone. */
export function focusTitle(): void {
  document.querySelector<HTMLElement>('h1')?.focus();
}
