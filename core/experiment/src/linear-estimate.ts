/**
 * Means over noisy cells, and what is made of them, with the sampling and the noise in their variance.
 *
 * Every estimate here is a smooth function of the cells, so that to first order it moves with them:
 * θ~ − θ ≈ Σ g_c (c~ − E c), where g_c is the derivative by cell c. A cell is a count of people, whose
 * variance is the count, plus independent noise of variance V = K v (K cohorts, each with noise of
 * variance v). Therefore
 *
 *   Var θ~ = Σ g_c² c  +  V Σ g_c²
 *            (sampling)   (noise)
 *
 * For a share p~ = s~/n~, where n~ adds up C noisy cells and S of them are in s~, the derivative is
 * (1 − p)/n for those S and −p/n for the other C − S, so that
 *
 *   Var p~ = p(1 − p)/n  +  V [S (1 − p)² + (C − S) p²] / n²,
 *
 * exactly (to first order) for however many cells were summed. For the mean of bucketed spend it is
 * s²/n + V Σ (m_c − μ)²/n². With strata W_l = N_l/N the derivative has the weights in it as well; without
 * noise it is then the estimator of gbstats (post-stratification with multinomial weights).
 *
 * The sampling part is linear in the cells, so the noise does not bias it; it is at least 0.
 */

export interface ScoredCell {
  /** Noisy. */
  readonly count: number
  /** What a unit in this cell counts for in the mean. */
  readonly value: number
  readonly stratum: number
}

export interface Linear {
  readonly value: number
  /** By the cells, in their order. */
  readonly gradient: Float64Array
  /** Noisy units behind it. */
  readonly units: number
}

/** A value and where its uncertainty is from. */
export interface Estimate {
  readonly value: number
  /** Variances. */
  readonly sampling: number
  readonly noise: number
  readonly standardError: number
}

interface Sums {
  all: number
  units: number
  total: number
}

function sumsByStratum(
  cells: readonly ScoredCell[],
  member: (position: number) => boolean,
): ReadonlyMap<number, Sums> {
  const strata = new Map<number, Sums>()
  cells.forEach(({ count, value, stratum }, k) => {
    const sums = strata.get(stratum) ?? { all: 0, units: 0, total: 0 }
    sums.all += count
    if (member(k)) {
      sums.units += count
      sums.total += count * value
    }
    strata.set(stratum, sums)
  })
  return strata
}

/**
 * Mean of the members, weighted by how large the strata are among all cells. undefined: a stratum has
 * nobody to speak for it.
 */
export function meanOf(
  cells: readonly ScoredCell[],
  member: (position: number) => boolean,
): Linear | undefined {
  const strata = sumsByStratum(cells, member)
  let [everybody, units, weighted] = [0, 0, 0]
  for (const sums of strata.values()) {
    if (!(sums.units > 0 && sums.all > 0)) return undefined
    everybody += sums.all
    units += sums.units
    weighted += (sums.all * sums.total) / sums.units
  }
  if (strata.size === 0) return undefined
  const value = weighted / everybody
  const gradient = Float64Array.from(cells, (cell, k) => {
    const sums = strata.get(cell.stratum) as Sums
    const mean = sums.total / sums.units
    const own = member(k) ? ((sums.all / everybody) * (cell.value - mean)) / sums.units : 0
    return own + (mean - value) / everybody
  })
  return { value, gradient, units }
}

export function differenceOf(arm: Linear, control: Linear): Linear {
  return {
    value: arm.value - control.value,
    gradient: arm.gradient.map((g, k) => g - (control.gradient[k] ?? 0)),
    units: arm.units + control.units,
  }
}

/** (arm − control) / |control|, by the delta method. */
export function liftOf(arm: Linear, control: Linear): Linear {
  const base = Math.abs(control.value)
  const slope = arm.value / (control.value * base)
  return {
    value: (arm.value - control.value) / base,
    gradient: arm.gradient.map((g, k) => g / base - slope * (control.gradient[k] ?? 0)),
    units: arm.units + control.units,
  }
}

/** `cellVariance`: of the noise in one cell, all cohorts together. */
export function estimate(
  cells: readonly ScoredCell[],
  { value, gradient }: Linear,
  cellVariance: number,
): Estimate {
  let [sampling, squares] = [0, 0]
  cells.forEach(({ count }, k) => {
    const square = (gradient[k] ?? 0) ** 2
    sampling += square * count
    squares += square
  })
  sampling = Math.max(sampling, 0)
  const noise = cellVariance * squares
  return { value, sampling, noise, standardError: Math.sqrt(sampling + noise) }
}
