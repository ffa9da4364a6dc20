export type { MeToken, SignedIn } from './tokens.ts'
export {
  MeTokens,
  meTokenSeconds,
  readReceipt,
  SiteTokens,
  signCertificate,
  signReceipt,
} from './tokens.ts'
