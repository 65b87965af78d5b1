/** The connections that are broken. */
import { type MemoryWorldOptions, cidr } from '@byoa/testing/world'

import type { Agreed } from './breakages/Breakage.ts'
import { type Patient, connectedPatient } from './patient.ts'

/** What is agreed otherwise than by default. */
export const agreements: Readonly<Record<Agreed, MemoryWorldOptions>> = {
  open: {},
  private: { request: { nodeSubnets: 'private' } },
  names: { request: { peeringDns: true } },
  blocked: { request: { egress: 'blocked' } },
  small: { cidr: cidr('10.50.0.0/26') },
}

const patients = new Map<Agreed, Promise<Patient>>()

/** A healthy patient: a connection is made once and broken many times, as a world is a value. */
export const patientOf = async (agreed: Agreed): Promise<Patient> => {
  const made = patients.get(agreed) ?? connectedPatient(agreements[agreed])
  patients.set(agreed, made)
  const patient = await made
  patient.world.cloud.changeWorld(() => patient.healthy)
  return patient
}
