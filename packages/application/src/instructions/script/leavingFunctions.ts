/** The functions for leaving: routes, peerings, what uses the VPC, leftovers. */

/** Finds the peerings between the stack's VPC and the Rescale VPC. */
export const lookAtPeerings = `# The peerings of the Rescale VPC with a VPC.
peerings_with() {
  local vpc=$1
  shift
  ask ec2 describe-vpc-peering-connections \\
    --filters "Name=requester-vpc-info.owner-id,Values=$rescale_account_id" \\
    "Name=requester-vpc-info.vpc-id,Values=$rescale_vpc_id" \\
    "Name=accepter-vpc-info.vpc-id,Values=$vpc" "$@" \\
    --query 'VpcPeeringConnections[].[VpcPeeringConnectionId,Status.Code]'
}`

/** Removes the routes over the peerings of the onboarding. */
export const removeRoutes = `remove_routes() {
  local vpc=$1 known table tables destination target routes
  [[ -n $vpc ]] || return 0
  known="$(peerings_with "$vpc") \${peering_ids[*]}"
  tables=$(ask ec2 describe-route-tables --filters "Name=vpc-id,Values=$vpc" \\
    --query 'RouteTables[].RouteTableId')
  for table in $tables; do
    routes=$(ask ec2 describe-route-tables --route-table-ids "$table" \\
      --query 'RouteTables[].Routes[?VpcPeeringConnectionId][].[DestinationCidrBlock,VpcPeeringConnectionId]')
    while IFS=$'\\t' read -r destination target; do
      # A route for IPv6 or a prefix list has no such destination, and is not of Rescale.
      [[ -n $target && $destination != None && $known == *"$target"* ]] || continue
      say "Removing the route to $destination from $table"
      ask ec2 delete-route --route-table-id "$table" --destination-cidr-block "$destination"
    done <<<"$routes"
  done
}`

/** Deletes live peerings. */
export const deletePeerings = `delete_peerings() {
  local found id status
  [[ -n $1 ]] || return 0
  found=$(peerings_with "$1" 'Name=status-code,Values=pending-acceptance,provisioning,active')
  while IFS=$'\\t' read -r id status; do
    case $status in
      '') ;;
      pending-acceptance)
        say "Rejecting $id"
        ask ec2 reject-vpc-peering-connection --vpc-peering-connection-id "$id" >/dev/null
        ;;
      *)
        say "Deleting $id"
        ask ec2 delete-vpc-peering-connection --vpc-peering-connection-id "$id" >/dev/null
        ;;
    esac
  done <<<"$found"
  while [[ -n $found ]]; do
    found=$(peerings_with "$1" 'Name=status-code,Values=pending-acceptance,active,deleting')
    [[ -z $found ]] || pause
  done
}`

/** Lists resources of EC2. */
export const lookAtEc2 = `# The IDs of a kind of resource: KIND vpc VPC, or KIND id ID.
resources() {
  local command query filter=vpc-id
  case $1 in
    instance)
      command=describe-instances
      query="Reservations[].Instances[?State.Name!='terminated'][].InstanceId"
      ;;
    network-interface)
      command=describe-network-interfaces
      query="NetworkInterfaces[?InterfaceType!='nat_gateway'].NetworkInterfaceId"
      ;;
    vpc-endpoint)
      command=describe-vpc-endpoints
      query="VpcEndpoints[?State!='deleted' && State!='Deleted'].VpcEndpointId"
      ;;
    security-group)
      command=describe-security-groups
      query="SecurityGroups[?GroupName!='default'].GroupId"
      ;;
    subnet) command=describe-subnets query='Subnets[].SubnetId' ;;
    route-table)
      command=describe-route-tables
      query='RouteTables[?!(Associations[?Main])].RouteTableId'
      ;;
    internet-gateway)
      command=describe-internet-gateways query='InternetGateways[].InternetGatewayId'
      filter=attachment.vpc-id
      ;;
    vpc) command=describe-vpcs query='Vpcs[].VpcId' ;;
    *)
      printf '%s' "$3"
      return
      ;;
  esac
  [[ $2 == vpc ]] || filter=$1-id
  [[ $filter != security-group-id ]] || filter=group-id
  ask ec2 "$command" --filters "Name=$filter,Values=$3" --query "$query"
}

# Kind and ID of what is in a VPC and would prevent its deletion.
in_vpc() {
  local kind ids id
  for kind in instance network-interface vpc-endpoint security-group subnet route-table \\
    internet-gateway; do
    ids=$(resources "$kind" vpc "$1")
    for id in $ids; do printf '%s %s\\n' "$kind" "$id"; done
  done
}`

/** Finds what is in the stack's VPC and not of the stack. */
export const findDependants = `# What is in the stack's VPC, but not of the stack.
dependants() {
  local own found kind id
  [[ -n $1 ]] || return 0
  own=$(ask cloudformation describe-stack-resources --stack-name "$stack_name" \\
    --query 'StackResources[].PhysicalResourceId' 2>"$errors") || expect_error 'does not exist'
  own+=" $(ask ec2 describe-vpc-endpoints --filters "Name=vpc-id,Values=$1" \\
    --query 'VpcEndpoints[].NetworkInterfaceIds[]')"
  found=$(in_vpc "$1")
  while read -r kind id; do
    [[ -z $id || $own == *"$id"* ]] || printf '%s %s\\n' "$kind" "$id"
  done <<<"$found"
}`

/** Finds what is left, and writes the clean exit. */
export const findLeftovers = `leftovers() {
  local tags found kind id name=\${role_arn##*/}
  if [[ -n $vpc_id ]]; then
    found=$(resources vpc vpc "$vpc_id")
    if [[ -n $found ]]; then
      in_vpc "$vpc_id"
      printf 'vpc %s\\n' "$vpc_id"
    fi
  fi
  # Tags of deleted resources are listed for a while.
  tags=$(ask ec2 describe-tags --filters "Name=key,Values=$tag_keys" \\
    "Name=value,Values=$connection_name" --query 'Tags[].[ResourceType,ResourceId]')
  while IFS=$'\\t' read -r kind id; do
    [[ -n $id ]] || continue
    found=$(resources "$kind" id "$id")
    [[ -z $found ]] || printf '%s %s\\n' "$kind" "$id"
  done <<<"$tags"
  if [[ -n $name ]]; then
    found=$(ask iam get-role --role-name "$name" --query Role.Arn 2>"$errors") ||
      expect_error NoSuchEntity
    [[ $found != "$role_arn" ]] || printf 'role %s\\n' "$role_arn"
  fi
}

# Writes the clean exit: what was removed, and what remains.
write_exit() {
  local removed=$1 items=() kind id fields
  while read -r kind id; do
    [[ -z $id ]] ||
      items+=("{\\"resourceType\\":$(json "$kind"),\\"resourceId\\":$(json "$id")}")
  done < <(sort -u <<<"$2")
  local IFS=,
  fields="$(header clean-exit),\\"at\\":$(json "$(now)"),\\"party\\":\\"customer\\""
  fields+=",\\"removed\\":$(json_list "$removed"),\\"unconfirmed\\":[]"
  write clean-exit.json "$fields,\\"remains\\":[\${items[*]}]"
  ((\${#items[@]} == 0)) || fail "This remains: remove it, and run this script again.
$2"
}`
