/**
 * The root of the package exports nothing: importing it throws an error that names the subpaths.
 * With separate subpaths a program loads only what it uses.
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
  'iam/operators',
  'cloudformation',
  'terraform',
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
