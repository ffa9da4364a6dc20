export type { MadeChoice } from './choosing.ts'
export { choiceRefusal, stateAfter } from './choosing.ts'
export type { DataField } from './data-catalogue.ts'
export {
  basisOf,
  dataCatalogue,
  fieldOf,
  levelOf,
  profileFields,
  tableFields,
} from './data-catalogue.ts'
export type { Decision, Obligation, PersonState, PolicyRequest, ReasonCode } from './decide.ts'
export { decide, unknownPerson } from './decide.ts'
export type { FieldId } from './field-purposes.ts'
export type { PastPrompt, PromptKind, PromptRefusal, PromptRequest } from './governor.ts'
export { promptRefusal } from './governor.ts'
export type { ControllerFacts, Notice, NoticeAddition, NoticeAdditions } from './notice.ts'
export { noticeFor, widened } from './notice.ts'
export type {
  Clock,
  DecisionRules,
  Holiday,
  LawPack,
  NoticeItem,
  PackCalendar,
} from './pack.ts'
export { packFor } from './pack.ts'
export type { PackVector, VectorResult } from './pack-vectors.ts'
export { checkVectors } from './pack-vectors.ts'
export type { Permit, PermitClaims, Proof, Seal } from './permit.ts'
export { mintPermit, mintRightsPermit, readPermit } from './permit.ts'
export type { ProcessingActivity } from './processing-record.ts'
export { processingRecord } from './processing-record.ts'
export type { AccountPurpose, Level, Purpose } from './purposes.ts'
export { accountPurposes, allPurposes, purposeLevel, purposes } from './purposes.ts'
export type { SensitiveTopic } from './sensitive/words.ts'
export { sensitiveTopics } from './sensitive/words.ts'
export { isSensitive, marked, sensitiveTopicOf } from './sensitive.ts'
export { googleConsentMode, gpcFromHeader, gpcFromProperty, gpcSupport } from './signals.ts'
export type { SiteFacts } from './site-facts.ts'
export type { TacticExplanation } from './tactics/explain.ts'
export { explainTactic } from './tactics/explain.ts'
export type {
  TacticQuestion,
  TacticReason,
  TacticReasonCode,
  TacticRefusal,
} from './tactics/refusal.ts'
export { tacticRefusal } from './tactics/refusal.ts'
export { tacticOf, tactics } from './tactics/registry.ts'
export type { RelaxationRequest } from './tactics/relaxation.ts'
export { relaxation } from './tactics/relaxation.ts'
export type { TacticStanding } from './tactics/standing.ts'
export { signaturesNeeded, tacticStanding } from './tactics/standing.ts'
export type {
  Channel,
  Evidence,
  Origin,
  Sensitivity,
  Tactic,
  TacticChange,
  TacticLimits,
  TacticVerdict,
} from './tactics/tactic.ts'
export { verdicts } from './tactics/tactic.ts'
export type { ExportSection, ExportSource, ExportTexts } from './texts/export-texts.ts'
export { exportTextsFor } from './texts/export-texts-for.ts'
export { locales, textsFor } from './texts/index.ts'
export type { Locale, Texts } from './texts/texts.ts'
