/** The codes are those of the protocol's error table; this package imports nothing, so it repeats three. */
export type PrivacyErrorCode = 'parameter_invalid' | 'release_state' | 'budget_exhausted'

/** Thrown when going on could weaken a guarantee. Nothing was released. Carries no personal data. */
export class PrivacyError extends Error {
  readonly code: PrivacyErrorCode

  constructor(code: PrivacyErrorCode, message: string) {
    super(message)
    this.name = 'PrivacyError'
    this.code = code
  }
}
