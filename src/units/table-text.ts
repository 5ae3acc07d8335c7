/** The text of a CSV file as spreadsheets write it: UTF-8 with or without a mark, or UTF-16 with one; undefined for anything else. */
export function tableText(content: Uint8Array): string | undefined {
  const [first, second] = content
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(content)
    return text.includes('\u0000') ? undefined : text
  } catch {
    return undefined
  }
}
