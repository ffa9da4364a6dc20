/**
 * The only way randomness enters the core. In production the words come from a pooled CSPRNG
 * (adapters/crypto-node); a test passes recorded or enumerated words.
 */
export interface RandomWords {
  /** Fills the whole array with independent words, uniform over 0 … 2^32 − 1. */
  fill(words: Uint32Array): void
}
