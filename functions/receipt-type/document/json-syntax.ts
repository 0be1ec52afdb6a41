/** Levels of arrays and objects. */
export const JSON_DEPTH_MAX = 64;
/** More digits than this may not survive a double; fewer always do. */
export const EXACT_DIGITS = 15;

/** Characters by their codes. */
export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
