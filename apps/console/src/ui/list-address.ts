/** What a list keeps in its address: its filters, its order and its page. A new filter starts at the first page. */
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';

export interface ListAddress {
  /** Words to search for. */
  readonly search?: string;
  readonly sort?: string;
  /** The cursor of the page; the first page has none. */
  readonly after?: string;
  /** The cursor of a page that was reached backwards; instead of `after`. */
  readonly before?: string;
}

type Unknown = Readonly<Record<string, unknown>>;

/** @returns the text of a parameter of the address; undefined for anything else */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** @returns the value of a parameter if it is one of the choices */
export function choiceOf<Value extends string>(value: unknown, choices: readonly Value[]): Value | undefined {
  return choices.find((choice) => choice === String(value));
}

export function listAddress({ search, sort, after, before }: Unknown): ListAddress {
  const texts = { search: textOf(search), sort: textOf(sort), after: textOf(after), before: textOf(before) };
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined));
}

/** @returns changes parameters of the current address; without a cursor among them it goes to the first page */
export function useAddressChange<Address extends ListAddress>(): (
  change: Partial<Optional<Address>>,
) => void {
  const navigate = useNavigate();
  return useCallback(
    (change) => {
      const search = (former: Unknown) => ({ ...former, after: undefined, before: undefined, ...change });
      // Typing is no step that "back" returns to.
      void navigate({
        to: '.',
        search: search as never,
        replace: !('after' in change || 'before' in change),
      });
    },
    [navigate],
  );
}

/**
 * @param named the order in the address
 * @param orders those that the columns of the table offer
 * @returns `sort` for the request, and the prop of the table
 */
export function useSorting<Order extends string>(named: string | undefined, orders: readonly Order[]) {
  const change = useAddressChange();
  const sort = choiceOf(named, orders);
  return { sort, table: { by: sort ?? '', onChange: (by: string) => change({ sort: by }) } };
}

/** Undefined removes a parameter from the address. */
type Optional<Address> = { readonly [Key in keyof Address]: Address[Key] | undefined };
