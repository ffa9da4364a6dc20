import { staffContract } from '@discreet/contracts'
import { onPglite, onPostgres } from './both-databases.ts'

staffContract('PGlite', onPglite)
staffContract('PostgreSQL', onPostgres)
