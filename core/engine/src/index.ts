export type { SignedBody, VerifySignature } from './acknowledgement.ts'
export { acknowledge } from './acknowledgement.ts'
export type { Approval, Approved } from './approve-assessment.ts'
export {
  approveAssessment,
  onlySampled,
  sampleAssessment,
  withSampleAssessment,
} from './approve-assessment.ts'
export type { AssessmentState } from './assessment.ts'
export { assessmentOf } from './assessment.ts'
export { bindSignal } from './bind-signal.ts'
export { readCertificate } from './certificate.ts'
export type { PeopleSetup, Standing, Visitor } from './choices.ts'
export {
  decisionToContribute,
  noticeOf,
  placeOf,
  recordsOf,
  rightsPermit,
  standingOf,
  widenedSince,
} from './choices.ts'
export type { Choice, ChoiceOutcome } from './choose.ts'
export { choose } from './choose.ts'
export type { Letter } from './confirm-request.ts'
export { confirmRequest, lookAtLink, proveRequest, sendConfirmation } from './confirm-request.ts'
export { consentAsJsonLd } from './consent-export.ts'
export type { Courier, Delivered, WebhookAnswer } from './deliver.ts'
export { deliverDue } from './deliver.ts'
export type { DocumentKind } from './documents.ts'
export { assessmentText, siteDocument } from './documents.ts'
export type { Erased } from './erase.ts'
export { eraseFor } from './erase.ts'
export { contributePeriods, eventsPeriod } from './events-period.ts'
export type { ExportOptions } from './export-person.ts'
export { exportPerson } from './export-person.ts'
export { exportSchema } from './export-schema.ts'
export { fanOut, tellingOf } from './fan-out.ts'
export type { Fulfilled } from './fulfil.ts'
export { fulfil } from './fulfil.ts'
export { holdFields, liftHold } from './holds.ts'
export type { EntryReport, ImportOutcome } from './import-person.ts'
export { importPerson } from './import-person.ts'
export { lettersOf } from './incident-letters.ts'
export type { IncidentClock } from './incidents.ts'
export {
  beginIncident,
  countIncident,
  fileIncidentPhase,
  findIncident,
  incidentClock,
} from './incidents.ts'
export type { PersonMail } from './mail-person.ts'
export { mailPerson } from './mail-person.ts'
export { freshId, moveRequest, packOfRequest } from './move-request.ts'
export type { OfficeMove, Told } from './office-moves.ts'
export { moveFromOffice } from './office-moves.ts'
export type { OfficeOverview, QueueFilter } from './office-overview.ts'
export {
  closedStates,
  isOverdue,
  officeOverview,
  openStates,
  requestQueue,
} from './office-overview.ts'
export { openRequest, personOfRequest, subjectOfRequest } from './open-request.ts'
export type { Recalled } from './opened-profile.ts'
export type * from './people-ports.ts'
export type * from './person-export.ts'
export { personalContext, preferencesIn } from './personal-context.ts'
export type * from './ports.ts'
export type { Forgotten, Gone, Remembered } from './profile.ts'
export { forget, forgetEverything, forgetRange, recall, remember } from './profile.ts'
export type { Pseudonym } from './pseudonym.ts'
export type { Interaction, NamedOutcome, RecordOutcome, RecordTarget } from './record.ts'
export { eventsTarget, importTarget, recordInteractions, recordNamed } from './record.ts'
export type { RectificationStatement, Rectified } from './rectified.ts'
export { rectified } from './rectified.ts'
export type { Change, Changed, Facts } from './rectify.ts'
export { ageBands, removed, setFacts, setPreferences } from './rectify.ts'
export type { ReleaseOutcome, ReleaseRequest } from './release.ts'
export { releasePeriod } from './release.ts'
export type { Resumed } from './resume-erasures.ts'
export { resumeErasures } from './resume-erasures.ts'
export { runRetention } from './retention.ts'
export type * from './rights-ports.ts'
export type * from './rights-setup.ts'
export type { Loaded } from './serve.ts'
export { loadRecommender } from './serve.ts'
export type { NewSite } from './site.ts'
export { createSite, siteSettings } from './site.ts'
export { noteStaffAccess } from './staff-access.ts'
export { exportForStaff } from './staff-export.ts'
export type { IncidentTold } from './tell-affected.ts'
export { tellAffected } from './tell-affected.ts'
export type { AppliedTombstones } from './tombstones.ts'
export { applyTombstones, erasedAt } from './tombstones.ts'
export type { TrainRequest } from './train.ts'
export { trainModel } from './train.ts'
