/** What a browser keeps for one consultation, each under its address alone. */

/** The key of a sheet that is filled in without scripts. */
export const KEY_COOKIE = 'sheet'
/** The QR code that was scanned. */
export const PLACE_COOKIE = 'place'
/** What was drawn by lot for the sheet that is being filled in (questions/lot.ts). */
export const DRAW_COOKIE = 'draw'
/** What finds the sheet that was put aside (sealing.ts), so that sending it ends that. */
export const ASIDE_COOKIE = 'aside'
export const PLACE_DAYS = 30
