/** A path of ours, so that a forged form or link cannot send anybody elsewhere; `otherwise` when it is none. */
export const ownPath = (path: string, otherwise = '/'): string =>
  /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(path) ? path : otherwise
