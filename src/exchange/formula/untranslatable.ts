/** What a formula of another program says and ours cannot; `word` is the piece that could not be put. */
export class Untranslatable extends Error {
  override name = 'Untranslatable'
  constructor(readonly word: string) {
    super(word)
  }
}
