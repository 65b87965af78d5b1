import * as fc from 'fast-check'

const word = fc
  .integer({ min: 0, max: 0xffffffff })
  .map((bits) => bits.toString(16).padStart(8, '0'))

/**
 * Lower-case hexadecimal text of an exact length. Built from words of eight digits, since ids are
 * made by the thousand.
 */
export const hexadecimal = (length: number): fc.Arbitrary<string> =>
  fc
    .tuple(...Array.from({ length: Math.ceil(length / 8) }, () => word))
    .map((words) => words.join('').slice(0, length))
