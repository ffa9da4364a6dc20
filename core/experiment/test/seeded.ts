/** Seeded dice for simulations: the same campaigns in every run. */
export interface Dice {
  /** In (0, 1). */
  uniform(): number
  binomial(n: number, p: number): number
  /** Discrete Laplace as the difference of two geometrics. */
  laplace(epsilon: number): number
  normal(): number
}

export function dice(seed: number): Dice {
  let state = seed >>> 0
  const uniform = (): number => {
    state = (state + 0x9e3779b9) >>> 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    return (((z ^ (z >>> 16)) >>> 0) + 0.5) / 2 ** 32
  }
  const geometric = (epsilon: number): number => Math.floor(-Math.log(uniform()) / epsilon)
  return {
    uniform,
    binomial(n, p) {
      const scale = Math.log1p(-p)
      let [count, at] = [0, 0]
      for (;;) {
        at += Math.ceil(Math.log(uniform()) / scale)
        if (at > n) return count
        count += 1
      }
    },
    laplace: (epsilon) => geometric(epsilon) - geometric(epsilon),
    normal: () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
  }
}
