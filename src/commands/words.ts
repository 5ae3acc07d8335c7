export const asksForHelp = (words: readonly string[]): boolean => words.includes('--help') || words.includes('-h')

/** Says what was wrong and how it is meant, and lets the command end with 2. */
export function refuse(wrong: string, help: string): void {
  console.error(`${wrong}\n\n${help}`)
  process.exitCode = 2
}
