import { logContract, peopleContract, rightsContract, storeContract } from '@discreet/contracts'
import { onPglite, onPostgres } from './both-databases.ts'

for (const contract of [storeContract, logContract, peopleContract, rightsContract]) {
  contract('PGlite', onPglite)
  contract('PostgreSQL', onPostgres)
}
