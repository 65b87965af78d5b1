import type { ProbeProblem } from '../../inspection/findProbeProblems.ts'

const texts: { readonly [Problem in ProbeProblem]: string } = {
  'refused-with-external-id':
    'Rescale could not assume the role with the external ID of setup.json. Check that the role’s trust policy names the Rescale account and that external ID, and that the role was not deleted.',
  'allowed-without-external-id':
    'The role can be assumed without any external ID. Add the condition StringEquals on sts:ExternalId to every statement of the trust policy that names Rescale.',
  'allowed-with-wrong-external-id':
    'The role can be assumed with an external ID that is not yours. The trust policy must require exactly the external ID of setup.json, without wildcards.',
}

/** Says which probe misbehaved, what it should have answered, and what to change. */
export const describeProbeProblem = (problem: ProbeProblem): string => texts[problem]
