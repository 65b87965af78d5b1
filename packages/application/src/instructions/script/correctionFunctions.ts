/** The functions that correct the VPC of the stack. */

/** Replaces the stack, unless it was replaced after it was found wrong. */
export const replaceStack = `replace_stack() {
  local created vpc blocked
  verify_template
  created=$(stack CreationTime)
  if [[ \${created:0:19} > \${found_at:0:19} ]]; then
    run_stack
    return
  fi
  vpc=$(output VpcId)
  blocked=$(dependants "$vpc")
  [[ -z $blocked ]] || fail "The VPC of the stack is in use. Remove first:
$blocked"
  delete_peerings "$vpc"
  if [[ -n $created ]]; then delete_stack; fi
  create_stack
}`

/** Restores the DNS attributes and the internet gateway of the VPC. */
export const restoreVpc = `restore_vpc() {
  local vpc gateway attached id
  vpc=$(resource Vpc)
  gateway=$(resource InternetGateway)
  [[ -n $vpc ]] || fail "The stack $stack_name has no VPC."
  say "Restoring the VPC $vpc"
  ask ec2 modify-vpc-attribute --vpc-id "$vpc" --enable-dns-support '{"Value":true}'
  ask ec2 modify-vpc-attribute --vpc-id "$vpc" --enable-dns-hostnames '{"Value":true}'
  attached=$(ask ec2 describe-internet-gateways --filters "Name=attachment.vpc-id,Values=$vpc" \\
    --query 'InternetGateways[].InternetGatewayId')
  for id in $attached; do
    [[ $id == "$gateway" ]] ||
      ask ec2 detach-internet-gateway --internet-gateway-id "$id" --vpc-id "$vpc"
  done
  [[ -z $gateway || $attached == *"$gateway"* ]] ||
    ask ec2 attach-internet-gateway --internet-gateway-id "$gateway" --vpc-id "$vpc"
}`

/** Associates a block that was agreed later. */
export const associateCidr = `associate_cidr() {
  local vpc states state further_cidr=$1
  vpc=$(output VpcId)
  [[ -n $vpc ]] || fail "The stack $stack_name has no VPC."
  states=$(ask ec2 describe-vpcs --vpc-ids "$vpc" \\
    --query "Vpcs[].CidrBlockAssociationSet[?CidrBlock=='$further_cidr'][].CidrBlockState.State")
  for state in $states; do
    if [[ $state == associated || $state == associating ]]; then
      say "$vpc has the block $further_cidr"
      return
    fi
  done
  say "Associating $further_cidr with $vpc"
  ask ec2 associate-vpc-cidr-block --vpc-id "$vpc" --cidr-block "$further_cidr" >/dev/null
}`
