import type { Scenario } from '../scenario.ts';
import { submit } from './submit.ts';

/** Receipts for ten minutes, at a rate that leaves room: does memory stay, does anything fall behind? */
export const soak: Scenario = { ...submit, defaults: { ratePerSecond: 100, seconds: 600 } };
