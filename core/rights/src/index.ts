export type { Advanced, NewRequestFacts } from './advance.ts'
export { advance, newRequest } from './advance.ts'
export type {
  AgentExpectation,
  AgentReading,
  Exercise,
  SignedMessage,
  TimedMessage,
} from './agent-message.ts'
export { addressOf, agentActions, readExercise, readMessage, readSigned } from './agent-message.ts'
export type { AssessmentFacts } from './assessment-document.ts'
export { assessmentCovers, assessmentDocument } from './assessment-document.ts'
export { deadline } from './clock.ts'
export type { ClockState } from './clocks.ts'
export { breachDeadline, clockState, verifiedClocks, warningMilliseconds } from './clocks.ts'
export { isFinal, requestCourse } from './course.ts'
export type { Document, DocumentSection, DocumentTable } from './document.ts'
export { documentHtml } from './document.ts'
export type { ProcessorFacts } from './documents/catalogue-rows.ts'
export type { DrpStatus } from './drp-status.ts'
export { drpStatus } from './drp-status.ts'
export type { ErasureCertificate } from './erasure-certificate.ts'
export type { Incident, IncidentFacts, IncidentPhase } from './incident.ts'
export { incidentPhases } from './incident.ts'
export type { AdvancedIncident, NewIncident } from './incident-course.ts'
export { advanceIncident, nextPhases, openIncident } from './incident-course.ts'
export type { AuthorityLetter, IncidentSender } from './letters/incident-letter.ts'
export { authorityLetter, peopleLetter } from './letters/incident-letter.ts'
export type { AuthorityRow, LetterTexts } from './letters/letter-texts.ts'
export { letterTextsFor } from './letters/letters-for.ts'
export type { Letter, LetterSender, RequestLetter } from './letters/request-letter.ts'
export { requestLetter } from './letters/request-letter.ts'
export type { ProcessingFacts } from './processing-document.ts'
export { processingDocument } from './processing-document.ts'
export type {
  Channel,
  Clocks,
  DenialReason,
  ErasureStore,
  ProtectiveType,
  RequestAct,
  RequestEvent,
  RequestState,
  RequestType,
  RightsRequest,
  StoreReport,
} from './request.ts'
export {
  channels,
  denialReasons,
  erasureStores,
  isProtective,
  requestStates,
  requestTypes,
} from './request.ts'
export { proofNeeded, proofSuffices } from './verification.ts'
