/** The functions for the peering and the routes. */

/** Reads one peering. */
export const lookAtPeering = `# Status, requester's account, VPC and block, and accepter's VPC of a peering; nothing if unseen.
peering() {
  ask ec2 describe-vpc-peering-connections --filters "Name=vpc-peering-connection-id,Values=$1" \\
    --query 'VpcPeeringConnections[].[Status.Code,RequesterVpcInfo.OwnerId,RequesterVpcInfo.VpcId,RequesterVpcInfo.CidrBlock,AccepterVpcInfo.VpcId]'
}`

/** Accepts the agreed peering, and no other: anybody can send a request. */
export const acceptPeering = `verify_requester() {
  local owner=$1 vpc=$2 cidr=$3 accepter=$4 agreed
  [[ $owner == "$rescale_account_id" && $vpc == "$rescale_vpc_id" ]] ||
    fail "$peering_id was requested by $owner for $vpc, not by $rescale_account_id for $rescale_vpc_id: it was not accepted."
  [[ $accepter == "$accepter_vpc_id" ]] ||
    fail "$peering_id is for $accepter, not for $accepter_vpc_id: it was not accepted."
  for agreed in "\${rescale_cidrs[@]}"; do [[ $cidr == "$agreed" ]] && return; done
  fail "$peering_id was requested with the block $cidr, not with \${rescale_cidrs[*]}: it was not accepted."
}

accept_peering() {
  local seen status details tries
  for ((tries = 0; tries < 120; tries++)); do
    seen=$(peering "$peering_id")
    IFS=$'\\t' read -r status details <<<"$seen"
    case $status in
      '' | initiating-request | provisioning) ;;
      pending-acceptance | active)
        IFS=$'\\t' read -ra details <<<"$details"
        verify_requester "\${details[@]}"
        if [[ $status == active ]]; then
          say "$peering_id is active"
          return
        fi
        say "Accepting $peering_id"
        ask ec2 accept-vpc-peering-connection --vpc-peering-connection-id "$peering_id" >/dev/null
        ;;
      *) fail "$peering_id is $status: ask Rescale for another request." ;;
    esac
    pause
  done
  fail "$peering_id is \${status:-not visible}: run this script again later."
}`

/** Adds routes that are missing; a route to somewhere else stops it. */
export const addRoutes = `# State and target of the route of a table to a destination, or nothing.
route() {
  ask ec2 describe-route-tables --route-table-ids "$1" \\
    --query "RouteTables[].Routes[?DestinationCidrBlock=='$2'][].[State,VpcPeeringConnectionId||TransitGatewayId||NatGatewayId||GatewayId||NetworkInterfaceId||'another target']"
}

has_ended() {
  local seen
  seen=$(peering "$1") || exit
  case \${seen%%$'\\t'*} in '' | deleted | rejected | expired | failed) ;; *) return 1 ;; esac
}

add_routes() {
  local table destination found state target
  for table in "\${route_table_ids[@]}"; do
    for destination in "\${destinations[@]}"; do
      found=$(route "$table" "$destination")
      IFS=$'\\t' read -r state target <<<"$found"
      if [[ -z $found ]]; then
        say "Adding the route to $destination to $table"
        ask ec2 create-route --route-table-id "$table" --destination-cidr-block "$destination" \\
          --vpc-peering-connection-id "$peering_id" >/dev/null
      elif [[ $target == "$peering_id" ]]; then
        say "$table has the route to $destination"
      elif [[ $state == blackhole && $target == pcx-* ]] && has_ended "$target"; then
        say "Replacing the dead route to $destination in $table"
        ask ec2 replace-route --route-table-id "$table" --destination-cidr-block "$destination" \\
          --vpc-peering-connection-id "$peering_id" >/dev/null
      else
        fail "$table has another route to $destination, over $target: remove it first."
      fi
    done
  done
}`

/** Allows DNS resolution on the customer's side, unless it is allowed. */
export const allowDns = `allow_dns() {
  local allowed
  allowed=$(ask ec2 describe-vpc-peering-connections \\
    --filters "Name=vpc-peering-connection-id,Values=$peering_id" \\
    --query 'VpcPeeringConnections[].AccepterVpcInfo.PeeringOptions.AllowDnsResolutionFromRemoteVpc')
  if [[ $allowed == True ]]; then
    say "$peering_id allows DNS resolution"
    return
  fi
  say "Allowing DNS resolution over $peering_id"
  ask ec2 modify-vpc-peering-connection-options --vpc-peering-connection-id "$peering_id" \\
    --accepter-peering-connection-options AllowDnsResolutionFromRemoteVpc=true >/dev/null
}`
