/** Set on every answer. No outside request from any page; no inline script or style, so pages stay cacheable. */
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
