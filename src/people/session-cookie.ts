import { folded } from '../kernel/search'

/** How a cookie is set, the session's too: read by no script, sent along from our own pages and plain links only. */
export const cookieOptions = (publicUrl: string | undefined, maxAge: number) => ({
  path: '/',
  httpOnly: true,
  sameSite: 'Lax' as const,
  secure: publicUrl?.startsWith('https:') ?? false,
  maxAge,
})

const BROWSERS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/zalo/, 'Zalo'],
  [/edg(a|ios)?\//, 'Edge'],
  [/coc_coc_browser/, 'Cốc Cốc'],
  [/firefox|fxios/, 'Firefox'],
  [/chrome|crios/, 'Chrome'],
  [/safari/, 'Safari'],
]
const SYSTEMS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/android/, 'Android'],
  [/iphone|ipad/, 'iPhone, iPad'],
  [/windows/, 'Windows'],
  [/mac os/, 'macOS'],
  [/linux/, 'Linux'],
]

/** "Chrome, Windows" out of what the browser calls itself; empty when it is none we know. */
export function deviceOf(userAgent: string | undefined): string {
  const told = folded((userAgent ?? '').slice(0, 400))
  const find = (known: typeof BROWSERS) => known.find(([sign]) => sign.test(told))?.[1]
  return [find(BROWSERS), find(SYSTEMS)].filter((each) => each !== undefined).join(', ')
}
