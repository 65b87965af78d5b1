/** Texts that want to be markup, in whatever they are put into. */
import fc from 'fast-check'

const samples = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</title></style></textarea><svg onload=alert(1)>',
  '&lt;b&gt; &amp;amp; &#60;',
  ']]>--><!--',
  '\u0000\u0008\u001b[31m\ud800\uffff',
  '$& $1 ${x} {{x}}',
  'javascript:alert(1)',
  'end\n  click a "javascript:alert(1)"',
  '"] --> x["',
  '日本語 🚀 \u202e',
]

/** Any text, more often one that is up to something. */
export const hostileText = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...samples),
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.tuple(fc.constantFrom(...samples), fc.string()).map(([a, b]) => b + a),
  )
