/** Prices as people write them here. */
import type { Product } from './catalogue.ts'

const formats = new Map<string, Intl.NumberFormat>()

export function money(amount: number, currency = 'EUR'): string {
  let format = formats.get(currency)
  if (format === undefined) {
    format = new Intl.NumberFormat('en-IE', { style: 'currency', currency })
    formats.set(currency, format)
  }
  return format.format(amount)
}

export function unitPrice({ unitPrice: per, currency }: Product): string {
  return per === undefined ? '' : `${money(per.amount, currency)} per ${per.unit}`
}

const freeFrom = 40
const fee = 3.9

export interface Total {
  readonly goods: number
  readonly delivery: number
  readonly all: number
  /** Missing until delivery is free. */
  readonly missing: number
}

export function totalOf(
  lines: readonly { readonly price: number; readonly count: number }[],
): Total {
  const goods = lines.reduce((sum, { price, count }) => sum + price * count, 0)
  const delivery = goods === 0 || goods >= freeFrom ? 0 : fee
  return { goods, delivery, all: goods + delivery, missing: Math.max(0, freeFrom - goods) }
}
