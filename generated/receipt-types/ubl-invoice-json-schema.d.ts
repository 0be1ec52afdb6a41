// Generated from receipt-types/ by `npm run codegen`. Not edited by hand.
import type { ValidateFunction } from 'ajv';

export declare const validate: ValidateFunction;
