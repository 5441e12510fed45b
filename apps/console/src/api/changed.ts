/** After a change: says what was done, and reads again what the screen shows. */
import { showDone } from '../ui/done.js';
import { readAgain } from './query-client.js';

/** @param text what was done: "The department is deleted." */
export async function changed(text: string): Promise<void> {
  showDone(text);
  await readAgain();
}
