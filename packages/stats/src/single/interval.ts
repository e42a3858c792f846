/** A metric of one model with its interval. Undefined parts are NaN. */
export interface SingleEstimate {
  readonly value: number
  readonly low: number
  readonly high: number
  /** Independent observations behind it; a standard error shrinks with its square root. */
  readonly units: number
}
