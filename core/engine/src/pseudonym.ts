/**
 * 128-bit keyed hash, RFC 9562 UUID text (lower case). Of a contributor: for one period only, until
 * the period's key is destroyed. Of an account: for one site.
 */
export type Pseudonym = string
