import { readableTyped } from '../kernel/ids'

export const CODE_LENGTH = 8

/** As it is shown and read aloud: `K7M4-Q2XY`. */
export const shownCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** As it is stored, from what somebody typed; undefined when no code can look like that. */
export function typedCode(typed: string): string | undefined {
  const code = readableTyped(typed)
  return code.length === CODE_LENGTH ? code : undefined
}

export const receiptAddress = (code: string): string => `/receipts/${shownCode(code)}`
