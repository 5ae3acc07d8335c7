/** Set on every page. No outside request from any page; no inline script or style, so pages stay cacheable. */
const SECURITY_HEADERS: readonly (readonly [name: string, value: string])[] = [
  [
    'Content-Security-Policy',
    "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
  ],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'same-origin'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), browsing-topics=()'],
]

/** The same as one record; over TLS browsers are told to stay there. */
export const secureHeaders = (https: boolean): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(SECURITY_HEADERS),
  ...(https && { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }),
})

// What they rule is a document's: who loads a style sheet or a script reads neither.
const OF_DOCUMENTS = ['Cross-Origin-Opener-Policy', 'Permissions-Policy']

/** Those that a file within a page needs. */
export const fileHeaders = (secure: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(secure).filter(([name]) => !OF_DOCUMENTS.includes(name)))
