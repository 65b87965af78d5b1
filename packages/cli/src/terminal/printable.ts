/**
 * Makes text from a file or from AWS safe to print: control characters could move the cursor or
 * recolour earlier output. Line breaks become spaces, other control characters a mark.
 */
export const printable = (text: string): string =>
  text.replaceAll(/[\n\r\t]+/g, ' ').replaceAll(/\p{Cc}/gu, '\uFFFD')
