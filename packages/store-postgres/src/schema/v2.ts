/** Schema version 2: how far readers of all events have come. */
export const v2 = `
CREATE TABLE byoa.readers (
  name text PRIMARY KEY,
  position bigint NOT NULL
);
`
