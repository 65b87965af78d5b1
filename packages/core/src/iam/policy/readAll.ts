/** Reads every text; undefined when one of them cannot be read. */
export const readAll = <A>(
  texts: ReadonlyArray<string>,
  read: (text: string) => A | undefined,
): ReadonlyArray<A> | undefined => {
  const values: A[] = []
  for (const text of texts) {
    const value = read(text)
    if (value === undefined) return undefined
    values.push(value)
  }
  return values
}
