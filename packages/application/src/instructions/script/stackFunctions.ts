/** The functions for the stack: looking, creating, updating, deleting, reporting. */

/** Reads a value of the stack; nothing without a stack. */
export const lookAtStack = `# A value of the stack; nothing without a stack.
stack() {
  ask cloudformation describe-stacks --stack-name "$stack_name" --query "Stacks[0].$1" \\
    2>"$errors" || expect_error 'does not exist'
}

# An output of the stack, or nothing.
output() {
  local value
  value=$(stack "Outputs[?OutputKey=='$1'].OutputValue | [0]")
  [[ $value == None ]] || printf '%s' "$value"
}`

/** Waits for the stack. */
export const settleStack = `# The status of the stack once no operation is in progress.
settled() {
  local status
  status=$(stack StackStatus)
  while [[ $status == *_IN_PROGRESS && $status != REVIEW_IN_PROGRESS ]]; do
    pause
    status=$(stack StackStatus)
  done
  printf '%s' "$status"
}

# Shows why an operation of the stack failed.
stack_failed() {
  ask cloudformation describe-stack-events --stack-name "$stack_name" \\
    --query "StackEvents[?ends_with(ResourceStatus,'_FAILED')].[LogicalResourceId,ResourceStatusReason]" >&2
  fail "The stack $stack_name is $1."
}`

/** Reads what the stack made; a resource that was deleted is listed as long as its stack. */
export const lookAtResources = `# The ID of a resource by its name in the template, or nothing.
resource() {
  local found id status
  found=$(ask cloudformation describe-stack-resources --stack-name "$stack_name" \\
    --query "StackResources[?LogicalResourceId=='$1'].[PhysicalResourceId,ResourceStatus]" \\
    2>"$errors") || expect_error 'does not exist'
  IFS=$'\\t' read -r id status <<<"$found"
  [[ $id == None || $status == DELETE_COMPLETE ]] || printf '%s' "$id"
}`

/** Deletes the stack and waits. */
export const deleteStack = `delete_stack() {
  local status
  say "Deleting the stack $stack_name"
  ask cloudformation delete-stack --stack-name "$stack_name"
  status=$(settled)
  [[ -z $status || $status == DELETE_COMPLETE ]] || stack_failed "$status"
}`

/** Verifies the template, and brings the stack to it. */
export const runStack = `verify_template() {
  local digest
  [[ -f $template_file ]] || fail "Put $template_file, which came with the setup, beside this script."
  if command -v sha256sum >/dev/null; then
    digest=$(sha256sum <"$template_file")
  else
    digest=$(shasum -a 256 <"$template_file")
  fi
  [[ \${digest%% *} == "$template_sha256" ]] ||
    fail "$template_file is not the agreed template: its SHA-256 is not $template_sha256."
}

create_stack() {
  local status
  say "Creating the stack $stack_name"
  ask cloudformation create-stack --stack-name "$stack_name" \\
    --template-body "file://$template_file" --capabilities CAPABILITY_NAMED_IAM >/dev/null
  status=$(settled)
  [[ $status == CREATE_COMPLETE ]] || stack_failed "$status"
}

update_stack() {
  local status
  say "Updating the stack $stack_name"
  if ask cloudformation update-stack --stack-name "$stack_name" \\
    --template-body "file://$template_file" --capabilities CAPABILITY_NAMED_IAM \\
    >/dev/null 2>"$errors"; then
    status=$(settled)
    [[ $status == UPDATE_COMPLETE ]] || stack_failed "$status"
  else
    expect_error 'No updates are to be performed'
    say 'The stack has this template already.'
  fi
}

run_stack() {
  local status cidr
  verify_template
  status=$(settled)
  case $status in
    '' | DELETE_COMPLETE) create_stack ;;
    CREATE_FAILED | ROLLBACK_FAILED | ROLLBACK_COMPLETE | REVIEW_IN_PROGRESS)
      delete_stack
      create_stack
      ;;
    CREATE_COMPLETE | UPDATE_COMPLETE | UPDATE_ROLLBACK_COMPLETE | IMPORT_COMPLETE | \\
      IMPORT_ROLLBACK_COMPLETE)
      cidr=$(output VpcCidr)
      [[ -z $cidr || $cidr == "$vpc_cidr" ]] ||
        fail "The stack $stack_name has the VPC block $cidr, not $vpc_cidr: delete the stack first."
      update_stack
      ;;
    *) stack_failed "$status" ;;
  esac
}`

/** Writes the report of the stack. */
export const reportStack = `report_stack() {
  local stack_id outputs name value fields
  stack_id=$(stack StackId)
  outputs=$(stack 'Outputs[].[OutputKey,OutputValue]')
  fields="$(header stack-report),\\"stackName\\":$(json "$stack_name"),\\"stackId\\":$(json "$stack_id")"
  while IFS=$'\\t' read -r name value; do
    case $name in
      RoleArn | VpcId | VpcCidr | TemplateDigest | InstanceProfileName | NodeSecurityGroupId)
        fields+=",\\"\${name,}\\":$(json "$value")"
        ;;
      SubnetIds | RouteTableIds) fields+=",\\"\${name,}\\":$(json_list "$value")" ;;
    esac
  done <<<"$outputs"
  write stack-report.json "$fields"
}`
