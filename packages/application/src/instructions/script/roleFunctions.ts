/** The functions for the role: restoring it, reading its trust policy. */

/** Restores the role with IAM: CloudFormation does not see changes by hand. */
export const restoreRole = `restore_role() {
  local role vpc compute found index document boundary=()
  role=$(resource RescaleRole)
  vpc=$(resource Vpc)
  compute=$(resource ComputeRole)
  if [[ -z $role ]]; then return; fi
  [[ -z $permissions_boundary ]] || boundary=(--permissions-boundary "$permissions_boundary")
  found=$(ask iam get-role --role-name "$role" --query Role.RoleName 2>"$errors") ||
    expect_error NoSuchEntity
  if [[ -z $found ]]; then
    say "Creating the role $role"
    ask iam create-role --role-name "$role" --path "$role_path" --description "$role_description" \\
      --max-session-duration "$max_session_seconds" --tags "$role_tags" "\${boundary[@]}" \\
      --assume-role-policy-document file:///dev/stdin <<<"$trust_policy" >/dev/null
  else
    say "Restoring the role $role"
    [[ -z $permissions_boundary ]] ||
      ask iam put-role-permissions-boundary --role-name "$role" "\${boundary[@]}"
    ask iam update-assume-role-policy --role-name "$role" --policy-document file:///dev/stdin \\
      <<<"$trust_policy"
  fi
  for index in "\${!policy_names[@]}"; do
    document=\${policy_documents[index]//"$role_placeholder"/"$role"}
    document=\${document//"$compute_placeholder"/"$compute"}
    document=\${document//"$vpc_placeholder"/"$vpc"}
    ask iam put-role-policy --role-name "$role" --policy-name "\${policy_names[index]}" \\
      --policy-document file:///dev/stdin <<<"$document"
  done
}`

/** Reads the trust policy, and hides the external IDs in it. */
export const readTrustPolicy = `read_trust_policy() {
  local role arn policy index answers=$inspection_answers
  role=$(resource RescaleRole)
  [[ -n $role ]] || fail "The stack $stack_name has no role."
  arn=$(ask iam get-role --role-name "$role" --query Role.Arn)
  policy=$(ask iam get-role --role-name "$role" --query Role.AssumeRolePolicyDocument --output json)
  policy=\${policy//$'\\n'/ }
  for index in "\${!external_ids[@]}"; do
    policy=\${policy//"\${external_ids[index]}"/"\${external_id_marks[index]}"}
  done
  policy=$(sed -E -e ':a' \\
    -e 's/("[Ss][Tt][Ss]:[Ee]xternal[Ii][Dd]" *: *(\\[( *"(\\{[A-Za-z]+\\}|[*?]*)" *,)* *)?)"([^"{*?][^"]*|[*?]+[^"*?][^"]*)"/\\1"{OtherExternalId}"/' \\
    -e 'ta' <<<"$policy")
  write inspection.json "$(header inspection),\\"at\\":\\"$(now)\\",\\"roleArn\\":$(json "$arn"),\\"trustPolicy\\":$(json "$policy"),\\"results\\":[]"
}`
