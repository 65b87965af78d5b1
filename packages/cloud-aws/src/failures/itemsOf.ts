/**
 * Collects the items of every page. A page may be empty and still have a next one, so the token
 * decides, not the count.
 */
export const itemsOf = async <Page, Item>(
  pages: AsyncIterable<Page>,
  read: (page: Page) => ReadonlyArray<Item> | undefined,
): Promise<ReadonlyArray<Item>> => {
  const items: Item[] = []
  for await (const page of pages) items.push(...(read(page) ?? []))
  return items
}
