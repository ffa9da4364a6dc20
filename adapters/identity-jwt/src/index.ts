export type { MeToken, SignedIn } from './tokens.ts'
export { MeTokens, meTokenSeconds, readReceipt, SiteTokens, signReceipt } from './tokens.ts'
