/** Which page an address shows. */
import type { Place } from '../address.ts'
import type { Page, Shop } from '../shop.ts'
import { choicesPage, developersPage } from './about.ts'
import { accountPage } from './account.ts'
import { aislePage, homePage, missingPage, searchPage } from './browse.ts'
import { basketPage, checkoutPage, orderPage } from './buying.ts'
import { productPage } from './product.ts'

export function pageOf(shop: Shop, place: Place): Page {
  switch (place.page) {
    case 'home':
      return homePage(shop)
    case 'aisle':
      return aislePage(shop, place.aisle, place.shelf)
    case 'search':
      return searchPage(shop, place.words)
    case 'product':
      return productPage(shop, place.id)
    case 'basket':
      return basketPage(shop)
    case 'checkout':
      return checkoutPage(shop)
    case 'order':
      return orderPage(shop)
    case 'account':
      return accountPage(shop)
    case 'choices':
      return choicesPage(shop)
    case 'developers':
      return developersPage()
    case 'missing':
      return missingPage()
  }
}
