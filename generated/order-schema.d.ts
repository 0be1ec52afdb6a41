// Generated from functions/order/order.schema.json by `npm run codegen`. Not edited by hand.
import type { ValidateFunction } from 'ajv';

export declare const orderPayload: ValidateFunction;
