import { useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';

/**
 * What is typed into a field that writes it elsewhere, such as into the address. That comes back later than the next letter: the
 * field shows what was typed at once, and follows only what was changed by others, such as by going back.
 */
export function useTyped(
  told: string,
  onType: (text: string) => void,
): readonly [typed: string, type: (text: string) => void] {
  const [typed, setTyped] = useState(told);
  /** What was written and has not come back yet, in its order. */
  const written = useRef<string[]>([]);
  const { key } = useLocation();

  useEffect(() => {
    const own = written.current.indexOf(told);
    if (own === -1) setTyped(told);
    written.current = own === -1 ? [] : written.current.slice(own + 1);
    // Navigation that leaves `told` as it was last rendered may have interrupted what was written.
  }, [told, key]);

  return [
    typed,
    (text) => {
      written.current.push(text);
      setTyped(text);
      onType(text);
    },
  ];
}
