/**
 * Makes text that came from a file or from AWS safe to show: a control character could move the
 * cursor or recolour what was said before. Line breaks become spaces, other control characters a
 * mark.
 */
export const printable = (text: string): string =>
  text.replaceAll(/[\n\r\t]+/g, ' ').replaceAll(/\p{Cc}/gu, '\uFFFD')
