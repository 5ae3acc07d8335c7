/** What was posted, carried on unseen. */
export const CarriedFields = ({ fields }: { fields: ReadonlyMap<string, readonly string[]> }) => (
  <>{[...fields].flatMap(([name, values]) => values.map((value) => <input type="hidden" name={name} value={value} />))}</>
)
