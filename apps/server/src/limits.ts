/**
 * How often one address may ask within a minute, by what an answer costs (docs/security.md says why
 * these numbers). An IPv6 address counts with all of its /64. Kept in memory, by each process.
 */
export interface Limits {
  /** What a shop's backend tells: `/v1/batch` and the like. */
  readonly events: number
  /** Recommendations and slots; a shop's backend may ask for all of its visitors. */
  readonly answers: number
  /** What pages load to decide for themselves, and the catalogue's own routes. */
  readonly files: number
  /** What is worked out from the ledger, the log or the releases: proofs, and pages about them. */
  readonly proofs: number
  /** Choices, accounts, requests, the office. */
  readonly choices: number
  /** What a device gives to the crowd, once a period. */
  readonly contributions: number
  /** Tokens for agents: whoever asks is not known yet. */
  readonly agents: number
  /** Tries of staff to sign in; whoever fails is locked out before (core/engine staff-lockouts.ts). */
  readonly signIns: number
}

export const usualLimits: Limits = {
  events: 6000,
  answers: 60_000,
  files: 6000,
  proofs: 600,
  choices: 600,
  contributions: 60,
  agents: 20,
  signIns: 20,
}

export interface RateLimit {
  readonly max: number
  /** Milliseconds. */
  readonly timeWindow: number
}

export const aMinute = (max: number): RateLimit => ({ max, timeWindow: 60_000 })
