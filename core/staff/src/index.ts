export type { StaffAction } from './action.ts'
export type { Advanced, Approval, ApprovalState, DangerousAction } from './approval.ts'
export {
  approvalMilliseconds,
  approvalState,
  carryOut,
  dangerousActions,
  refuseApproval,
  signApproval,
} from './approval.ts'
export { rolesFromGroups } from './groups.ts'
export type { Access, Member, MemberSource, SleepingRole } from './member.ts'
export { accessOf } from './member.ts'
export type { ModuleId, TrainingPass } from './modules.ts'
export { moduleIds, moduleVersions, passHolds, passMilliseconds } from './modules.ts'
export type { Graded } from './quiz.ts'
export { gradeQuiz } from './quiz.ts'
export type { Capability, Role } from './roles.ts'
export { capabilities, capabilitiesOf, roles, trainingOf } from './roles.ts'
export type { StaffSession } from './session.ts'
export { idleMilliseconds, sessionHolds, sessionMilliseconds } from './session.ts'
export type { ModuleText, Question, Section } from './texts/module-text.ts'
export { moduleMinutes, moduleText } from './training-text.ts'
