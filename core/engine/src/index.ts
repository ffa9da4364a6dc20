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
export type {
  BudgetChanger,
  BudgetFacts,
  ChangedBudget,
  WeighedBudget,
} from './budget-change.ts'
export { budgetFactsOf, changeBudget, weighBudget } from './budget-change.ts'
export type { CheckedCampaign } from './campaign-check.ts'
export { checkCampaign } from './campaign-check.ts'
export { campaignCost } from './campaign-cost.ts'
export { defineCampaign } from './campaign-define.ts'
export type { AccountStep, StepOutcome } from './campaign-enrol.ts'
export { enrolAccount } from './campaign-enrol.ts'
export { campaignFile } from './campaign-file.ts'
export { accountKnown } from './campaign-known.ts'
export type { CampaignMove } from './campaign-move.ts'
export { moveCampaign } from './campaign-move.ts'
export type * from './campaign-ports.ts'
export { acceptReports } from './campaign-reports.ts'
export type { CampaignResults, ReleasedWeek } from './campaign-results.ts'
export { campaignResults } from './campaign-results.ts'
export { startCampaign } from './campaign-start.ts'
export type { Invalid } from './campaign-surroundings.ts'
export type { OpenCampaign } from './campaign-units.ts'
export { countGuard, countPurchases, openCampaigns } from './campaign-units.ts'
export { readCertificate } from './certificate.ts'
export { chargeText } from './charge-text.ts'
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
export type { DueReleased } from './cohort-releases.ts'
export { releaseDue } from './cohort-releases.ts'
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
export type { TacticFeedback } from './feedback-by-tactic.ts'
export { feedbackByTactic } from './feedback-by-tactic.ts'
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
  incidentLog,
} from './incidents.ts'
export type { PersonMail } from './mail-person.ts'
export { mailPerson } from './mail-person.ts'
export { freshId, moveRequest, packOfRequest } from './move-request.ts'
export type { OfficeMove, Told } from './office-moves.ts'
export { moveFromOffice, possibleMoves } from './office-moves.ts'
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
export type { PersonAccess, PersonIdentifier, SealedAccess } from './person-access.ts'
export {
  endAccess,
  identifierKinds,
  lookUpPerson,
  readAccess,
} from './person-access.ts'
export type { AskedForPerson } from './person-acts.ts'
export { requestForPerson, typesForPerson } from './person-acts.ts'
export type * from './person-export.ts'
export type { SeenPerson } from './person-seen.ts'
export { personSeen } from './person-seen.ts'
export { personalContext, preferencesIn } from './personal-context.ts'
export { setPlacement } from './placement-changes.ts'
export type * from './ports.ts'
export type { Forgotten, Gone, Remembered } from './profile.ts'
export { forget, forgetEverything, forgetRange, recall, remember } from './profile.ts'
export type { Pseudonym } from './pseudonym.ts'
export type {
  MeasuredNotice,
  NoticeDraft,
  PublishedNotice,
  WeighedNotice,
} from './publish-notice.ts'
export { noticeInForce, publishNotice, weighNotice } from './publish-notice.ts'
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
export { setSegment } from './segment-changes.ts'
export type { SegmentSize } from './segment-sizes.ts'
export { segmentSizes } from './segment-sizes.ts'
export { sensitiveItems } from './sensitive-items.ts'
export type { Loaded } from './serve.ts'
export { loadRecommender } from './serve.ts'
export type { NewSite } from './site.ts'
export { createSite, siteSettings } from './site.ts'
export type { HealthFinding, HealthState, SiteCheck } from './site-health.ts'
export { siteHealth } from './site-health.ts'
export type { SettingsChange } from './site-settings.ts'
export { changedSettings } from './site-settings.ts'
export type { PreviewQuestion, SlotPreview } from './slot-preview.ts'
export { previewSlot } from './slot-preview.ts'
export { noteStaffAccess } from './staff-access.ts'
export type { BegunAction, EndedAction, FoundActions } from './staff-actions.ts'
export {
  actionColumns,
  actionRow,
  beginAction,
  endAction,
  everyAction,
  noteChange,
  searchActions,
} from './staff-actions.ts'
export type { Proposal, Proposed, Signed } from './staff-approvals.ts'
export {
  proposals,
  proposeAction,
  proposing,
  refuseAction,
  retryAction,
  runExport,
  signAction,
} from './staff-approvals.ts'
export type { CarriedOut } from './staff-carrying-out.ts'
export type { StaffExport } from './staff-export.ts'
export { inviteMember, inviteMilliseconds, joinByLink } from './staff-invites.ts'
export { failuresToLock, lockedUntil, lockMilliseconds, noteFailure } from './staff-lockouts.ts'
export type { MemberChange } from './staff-members.ts'
export { endMember, memberFromProvider, setMemberRoles, staffAccessOf } from './staff-members.ts'
export type * from './staff-ports.ts'
export type { HeldSession } from './staff-sessions.ts'
export {
  endStaffSessions,
  holdingSession,
  localSignInAllowed,
  openStaffSession,
  showProvider,
} from './staff-sessions.ts'
export type { Acting, StaffSetup } from './staff-setup.ts'
export type { TakenQuiz, TrainingEvidence } from './staff-training.ts'
export { attemptsPerHour, takeQuiz, trainingEvidence } from './staff-training.ts'
export type { ChangedTactic } from './tactic-changes.ts'
export { relaxTactic, signTactic } from './tactic-changes.ts'
export type { TacticState } from './tactic-standings.ts'
export { standingOfTactic, tacticStandings } from './tactic-standings.ts'
export type { IncidentTold } from './tell-affected.ts'
export { tellAffected } from './tell-affected.ts'
export type { AppliedTombstones } from './tombstones.ts'
export { applyTombstones, erasedAt } from './tombstones.ts'
export type { TrainRequest } from './train.ts'
export { trainModel } from './train.ts'
export {
  isTrustCharge,
  trustChargeName,
  trustCost,
  trustEpsilonPerPeriod,
  trustEpsilonPerYear,
} from './trust-budget.ts'
export type { TrustCell, TrustMove, TrustUnit } from './trust-cells.ts'
export { trustCellOf, trustCells, trustMoves } from './trust-cells.ts'
export type { TrustOverview } from './trust-overview.ts'
export { trustOverview } from './trust-overview.ts'
export type * from './trust-ports.ts'
export { releaseTrust, trustMechanism, trustPeriod } from './trust-release.ts'
export { makeWriteKey, revokeWriteKey } from './write-keys.ts'
