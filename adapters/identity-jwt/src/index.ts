export type { MeToken, SignedIn } from './tokens.ts'
export {
  issueMeToken,
  meTokenSeconds,
  readMeToken,
  readReceipt,
  SiteTokens,
  signReceipt,
} from './tokens.ts'
