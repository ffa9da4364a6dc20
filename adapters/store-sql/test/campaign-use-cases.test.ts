import { campaignUseCases } from '@discreet/contracts'
import { onPglite } from './both-databases.ts'

// What a store must do for campaigns is tried on PostgreSQL as well (campaigns.test.ts).
campaignUseCases('PGlite', onPglite)
