/**
 * The root of the package, which holds nothing: whoever imports it is told what to import instead.
 * Each room is a subpath of its own, so that a program loads no more than it uses.
 */
const subpaths = [
  'values',
  'codec',
  'network',
  'iam',
  'iam/identity',
  'iam/policy',
  'iam/trust',
  'iam/permissions',
  'cloudformation',
  'inspection',
  'onboarding',
  'words',
  'words/en',
  'words/ja',
]

// oxlint-disable-next-line byoa/no-throw -- an import has no other way to refuse
throw new Error(
  `@byoa/core has no root; import one of ${subpaths.map((path) => `@byoa/core/${path}`).join(', ')}`,
)
