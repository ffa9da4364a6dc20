/** The staff: signing in and out, who is signed in, their training. */
import type { FastifyInstance } from 'fastify'
import type { Limits } from './limits.ts'
import type { OfficeDesk } from './office-desk.ts'
import type { StaffGate } from './staff-gate.ts'
import { staffSessionRoutes } from './staff-session-routes.ts'
import { SignInCourse } from './staff-sign-in.ts'
import { staffTrainingRoutes } from './staff-training-routes.ts'
import { staffWayRoutes } from './staff-way-routes.ts'

export async function staffRoutes(
  server: FastifyInstance,
  desk: OfficeDesk,
  gate: StaffGate,
  limits: Limits,
): Promise<void> {
  const course = new SignInCourse(desk.sites, desk.options, gate.credentials)
  await staffWayRoutes(server, course, limits)
  staffTrainingRoutes(server, desk)
  await staffSessionRoutes(server, desk)
}
