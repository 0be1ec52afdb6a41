import type { SubmitOrderInput } from '../../generated/schema.ts';
import type { Violation } from '../violation.ts';

/** 2 to 5 capital letters, a hyphen, 4 to 12 digits; the schema's description says so, too. */
const CUSTOM_ID = /^[A-Z]{2,5}-[0-9]{4,12}$/;
const QUANTITY_MAX = 100;

/** What a well-formed order breaks all the same. */
export function businessViolations({ customId, items }: SubmitOrderInput): readonly Violation[] {
  return [...customIdViolations(customId), ...itemsViolations(items)];
}

function customIdViolations(customId: string): readonly Violation[] {
  if (CUSTOM_ID.test(customId)) return [];
  const message = `/customId is ${JSON.stringify(customId)}; it has to be 2 to 5 capital letters, a hyphen and 4 to 12 digits, as in SHOP-2041.`;
  return [{ path: '/customId', code: 'CUSTOM_ID_FORMAT', message }];
}

function itemsViolations(items: SubmitOrderInput['items']): readonly Violation[] {
  if (items.length === 0)
    return [{ path: '/items', code: 'NO_ITEMS', message: '/items has to have at least one item.' }];
  return items.flatMap(({ quantity }, index) => {
    const path = `/items/${index}/quantity`;
    if (quantity <= 0) {
      return [{ path, code: 'QUANTITY_TOO_SMALL', message: `${path} is ${quantity}; it has to be above 0.` }];
    }
    if (quantity > QUANTITY_MAX) {
      return [
        { path, code: 'QUANTITY_TOO_LARGE', message: `${path} is ${quantity}; it can be ${QUANTITY_MAX} at most.` },
      ];
    }
    return [];
  });
}
