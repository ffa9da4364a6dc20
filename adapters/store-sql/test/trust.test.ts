import { trustContract } from '@discreet/contracts'
import { onPglite, onPostgres } from './both-databases.ts'

trustContract('PGlite', onPglite)
trustContract('PostgreSQL', onPostgres)
