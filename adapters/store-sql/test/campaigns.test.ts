import { campaignContract } from '@discreet/contracts'
import { onPglite, onPostgres } from './both-databases.ts'

campaignContract('PGlite', onPglite)
campaignContract('PostgreSQL', onPostgres)
