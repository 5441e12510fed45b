/** When a search is sent while somebody types. */
import { useEffect, useState } from 'react';

/** Milliseconds without a key. */
export const typingPause = 200;

/** @returns the text once nobody has typed for a while */
export function useAfterPause(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingPause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
