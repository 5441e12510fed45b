/** Parts of the shell that are loaded when they are needed, which is rarely. One that cannot be loaded takes no screen with it. */
import { type ComponentType, lazy, useEffect } from 'react';

/** @param onGone tells whoever waits for the part that it will not come */
export function lazyPart(load: () => Promise<{ default: ComponentType }>, onGone?: () => void) {
  function Gone() {
    useEffect(() => onGone?.(), []);
    return null;
  }
  return lazy(() => load().catch(() => ({ default: Gone })));
}
